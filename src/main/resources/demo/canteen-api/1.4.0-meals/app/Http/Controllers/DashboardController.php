<?php

namespace App\Http\Controllers;

use App\Models\Meal;
use App\Models\Transaction;

class DashboardController
{
    public function __invoke()
    {
        return view('dashboard', [
            'meals' => Meal::count(),
            'sales' => Transaction::whereDate('booked_at', today())->sum('amount'),
        ]);
    }
}
