<?php

// Answers every request with the code that is checked out at this moment.

define('LARAVEL_START', microtime(true));

$down = dirname(__DIR__, 2).'/storage/framework/maintenance.php';
if (file_exists($down)) {
    require $down;
}

$app = require __DIR__.'/../bootstrap/app.php';
$kernel = $app->make(Illuminate\Contracts\Http\Kernel::class);
$response = $kernel->handle($request = Illuminate\Http\Request::capture());
$response->send();
$kernel->terminate($request, $response);
