<?php

namespace App\Http\Controllers\Auth;

use Illuminate\Http\Request;
use Illuminate\Support\Facades\Auth;

class LoginController
{
    public function store(Request $request)
    {
        $credentials = $request->validate(['username' => 'required', 'password' => 'required']);

        abort_unless(Auth::attempt($credentials), 401);

        return ['token' => $request->user()->createToken('web')->plainTextToken];
    }
}
