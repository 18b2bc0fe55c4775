<?php

namespace App\Reports;

use App\Models\Wallet;

class WalletLimitReport
{
    /** Wallets that spent more than four fifths of their daily limit today. */
    public function rows()
    {
        return Wallet::whereNotNull('daily_limit')
            ->withSum(['transactions as spent' => fn ($query) => $query->whereDate('booked_at', today())], 'amount')
            ->get()
            ->filter(fn ($wallet) => -$wallet->spent > 0.8 * $wallet->daily_limit);
    }
}
