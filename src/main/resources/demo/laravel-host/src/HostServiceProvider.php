<?php

namespace Host;

use Illuminate\Support\Facades\Route;
use Illuminate\Foundation\Support\Providers\RouteServiceProvider;

final class HostServiceProvider extends RouteServiceProvider
{
    public function register(): void
    {
        parent::register();
        $this->app->singleton(Code::class, fn () => new Code(config('canteen.code')));
        $this->loadMigrationsFrom(config('canteen.code').'/database/migrations');
        $this->booted(function (): void {
            // A worker keeps the version with which it started, whatever is checked out later.
            if ($this->app->runningInConsole()) {
                rescue(fn () => $this->app->make(Code::class), null, false);
            }
        });
    }

    public function map(): void
    {
        Route::get('/health', [Http\Pages::class, 'health']);
        Route::post('/login', [Http\Pages::class, 'login']);
        Route::get('/api/me', [Http\Pages::class, 'me']);
        Route::get('/dashboard', [Http\Pages::class, 'dashboard']);
        Route::post('/queue/ping', [Http\Pages::class, 'ping']);
        Route::get('/queue/jobs/{id}', [Http\Pages::class, 'job']);
        Route::get('/reports/meals', [Http\Pages::class, 'meals']);
        Route::get('/payments/health', [Http\Pages::class, 'payments']);
        Route::get('/credentials/health', [Http\Pages::class, 'credentials']);
        Route::get('/integrations/health', [Http\Pages::class, 'integrations']);
        Route::get('/alerts', [Http\Pages::class, 'alerts']);
        Route::get('/{path}', [Http\Pages::class, 'configured'])->where('path', '.*');
    }
}
