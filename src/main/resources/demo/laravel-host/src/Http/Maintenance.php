<?php

namespace Host\Http;

use Illuminate\Foundation\Http\Middleware\PreventRequestsDuringMaintenance;

/** Users are kept out; health endpoint and monitoring answer, and whoever visited the secret path gets in. */
final class Maintenance extends PreventRequestsDuringMaintenance
{
    protected $except = ['health', 'alerts'];
}
