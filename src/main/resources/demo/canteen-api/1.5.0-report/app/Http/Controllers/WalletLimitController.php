<?php

namespace App\Http\Controllers;

use App\Reports\WalletLimitReport;

class WalletLimitController
{
    public function __invoke(WalletLimitReport $report)
    {
        return view('reports.wallet-limits', ['rows' => $report->rows()]);
    }
}
