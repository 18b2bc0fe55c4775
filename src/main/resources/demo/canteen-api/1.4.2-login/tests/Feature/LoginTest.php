<?php

namespace Tests\Feature;

use Tests\TestCase;

class LoginTest extends TestCase
{
    public function test_capitals_in_the_address_do_not_matter(): void
    {
        $this->post('/login', ['email' => 'Rana@Canteen.example', 'password' => 'secret'])->assertOk();
    }
}
