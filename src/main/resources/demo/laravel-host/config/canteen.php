<?php

return [
    'code' => dirname(__DIR__, 2).'/current',
    'user' => env('LOGIN_USER'),
    'password' => env('LOGIN_PASSWORD'),
    'staging' => ['database' => env('STAGING_DATABASE')],
];
