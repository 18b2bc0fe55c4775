<?php

$connection = [
    'driver' => env('DB_CONNECTION', 'pgsql'),
    'host' => env('DB_HOST', '127.0.0.1'),
    'port' => env('DB_PORT'),
    'database' => env('DB_DATABASE'),
    'username' => env('DB_USERNAME'),
    'password' => env('DB_PASSWORD'),
    'charset' => env('DB_CONNECTION') === 'mysql' ? 'utf8mb4' : 'utf8',
    'prefix' => '',
    'schema' => 'public',
    'options' => [],
];
if ($connection['driver'] === 'mysql') {
    $connection['collation'] = 'utf8mb4_unicode_ci';
    $connection['strict'] = true;
}

return [
    'default' => 'production',
    'connections' => [
        'production' => $connection,
        'staging' => array_merge($connection, ['database' => env('STAGING_DATABASE')]),
    ],
    'migrations' => 'migrations',
];
