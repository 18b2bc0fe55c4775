<?php

namespace App\Http\Controllers\Api;

use Illuminate\Http\Request;

class MeController
{
    public function __invoke(Request $request)
    {
        return $request->user()->only('id', 'name', 'role');
    }
}
