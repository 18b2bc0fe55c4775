<?php

namespace App\Http\Controllers;

use App\Models\Meal;
use App\Models\Transaction;
use App\Support\SalesForecast;

class DashboardController
{
    public function __invoke(SalesForecast $forecast)
    {
        return view('dashboard', [
            'meals' => Meal::count(),
            'sales' => Transaction::whereDate('booked_at', today())->sum('amount'),
            'forecast' => $forecast->tomorrow(),
        ]);
    }
}
