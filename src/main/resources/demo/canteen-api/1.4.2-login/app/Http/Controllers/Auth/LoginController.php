<?php

namespace App\Http\Controllers\Auth;

use Illuminate\Http\Request;
use Illuminate\Support\Facades\Auth;
use Illuminate\Support\Str;

class LoginController
{
    public function store(Request $request)
    {
        $credentials = $request->validate(['email' => 'required|email', 'password' => 'required']);
        $credentials['email'] = Str::lower($credentials['email']);

        abort_unless(Auth::attempt($credentials), 401);

        return ['token' => $request->user()->createToken('web')->plainTextToken];
    }
}
