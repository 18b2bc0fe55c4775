<?php

use App\Http\Controllers\Api\MeController;
use Illuminate\Support\Facades\Route;

Route::prefix('v2')->middleware('auth:sanctum')->group(function () {
    Route::get('/me', MeController::class);
});
Route::redirect('/me', '/api/v2/me', 308);
