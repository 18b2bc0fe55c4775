<?php

namespace Host\Http;

use Closure;
use Host\Code;
use Illuminate\Http\Request;
use Illuminate\Support\Facades\Log;

/** A version may say of a path that it fails: that is how the demonstration's faulty release fails. */
final class ConfiguredStatus
{
    private Code $code;

    public function __construct(Code $code)
    {
        $this->code = $code;
    }

    public function handle(Request $request, Closure $next)
    {
        $path = '/'.$request->path();
        $status = $this->code->status($path);
        if ($status === 200 || $path === '/health') {
            return $next($request);
        }
        if ($status >= 500) {
            Log::error(sprintf('%s %s answered %d in version %s', $request->method(), $path, $status, $this->code->version()));
        }

        return response()->json(['message' => 'Status '.$status], $status);
    }
}
