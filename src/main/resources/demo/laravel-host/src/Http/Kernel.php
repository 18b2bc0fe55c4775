<?php

namespace Host\Http;

final class Kernel extends \Illuminate\Foundation\Http\Kernel
{
    protected $middleware = [Maintenance::class, ConfiguredStatus::class];
}
