<?php

namespace Host\Console;

final class Kernel extends \Illuminate\Foundation\Console\Kernel
{
    protected $commands = [RollBackTo::class, Rehearse::class];
}
