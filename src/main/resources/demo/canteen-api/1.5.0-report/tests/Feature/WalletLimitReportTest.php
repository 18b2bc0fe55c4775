<?php

namespace Tests\Feature;

use Tests\TestCase;

class WalletLimitReportTest extends TestCase
{
    public function test_report_needs_a_login(): void
    {
        $this->get('/reports/wallet-limits')->assertRedirect('/login');
    }
}
