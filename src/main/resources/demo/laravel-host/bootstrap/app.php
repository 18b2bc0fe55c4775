<?php

require 'Illuminate/autoload.php';

// <root>/laravel is this application, <root>/current the checked-out version of canteen-api.
$root = dirname(__DIR__, 2);

spl_autoload_register(function (string $class) use ($root): void {
    foreach (['Host\\' => dirname(__DIR__).'/src/', 'App\\' => $root.'/current/app/'] as $prefix => $folder) {
        if (strpos($class, $prefix) === 0) {
            $file = $folder.str_replace('\\', '/', substr($class, strlen($prefix))).'.php';
            if (is_file($file)) {
                require $file;
            }
        }
    }
});

$app = new Illuminate\Foundation\Application(dirname(__DIR__));
$app->useEnvironmentPath($root);
$app->useStoragePath($root.'/storage');
$app->loadEnvironmentFrom('laravel.env');

$app->singleton(Illuminate\Contracts\Http\Kernel::class, Host\Http\Kernel::class);
$app->singleton(Illuminate\Contracts\Console\Kernel::class, Host\Console\Kernel::class);
$app->singleton(Illuminate\Contracts\Debug\ExceptionHandler::class, Illuminate\Foundation\Exceptions\Handler::class);

return $app;
