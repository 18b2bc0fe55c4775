<?php

namespace App\Services\Wallet;

use App\Models\Wallet;

class ChargeWallet
{
    public function charge(Wallet $wallet, float $amount): void
    {
        abort_if($wallet->balance < $amount, 402);
        $wallet->decrement('balance', $amount);
        $wallet->transactions()->create(['amount' => -$amount, 'kind' => 'purchase', 'booked_at' => now()]);
    }
}
