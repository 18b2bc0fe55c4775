<?php

namespace App\Http\Controllers;

use App\Models\Meal;
use App\Models\Transaction;
use Illuminate\Http\Request;

class DashboardController
{
    public function __invoke(Request $request)
    {
        $canteen = $request->user()->canteen_id;

        return view('dashboard', [
            'meals' => Meal::where('canteen_id', $canteen)->count(),
            'sales' => Transaction::where('canteen_id', $canteen)->whereDate('booked_at', today())->sum('amount'),
        ]);
    }
}
