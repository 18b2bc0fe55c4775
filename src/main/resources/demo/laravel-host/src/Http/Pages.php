<?php

namespace Host\Http;

use Host\Code;
use Host\Jobs\Ping;
use Illuminate\Http\Request;
use Illuminate\Support\Facades\Cache;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Log;
use Illuminate\Support\Str;
use Throwable;

/** What canteen-api answers. */
final class Pages
{
    private Code $code;

    public function __construct(Code $code)
    {
        $this->code = $code;
    }

    public function health()
    {
        try {
            DB::select('SELECT 1');
            $database = true;
        } catch (Throwable $e) {
            Log::critical('Database unreachable: '.$e->getMessage());
            $database = false;
        }
        $status = $database ? $this->code->status('/health') : 503;
        if ($status >= 500) {
            Log::critical('GET /health answered '.$status.' in version '.$this->code->version());
        }

        return response()->json([
            'status' => $status === 200 ? 'ok' : 'failing',
            'version' => $this->code->version(),
            'database' => $database ? 'ok' : 'unreachable',
            'maintenance' => app()->isDownForMaintenance(),
            'framework' => 'Laravel '.app()->version(),
        ], $status);
    }

    public function login(Request $request)
    {
        if ($this->code->broken('login')) {
            Log::error('POST /login: Class App\Auth\Guard not found in version '.$this->code->version());

            return response()->json(['message' => 'Server Error'], 500);
        }
        $known = hash_equals(config('canteen.user'), (string) $request->json('username'))
            && hash_equals(config('canteen.password'), (string) $request->json('password'));

        return $known
            ? response()->json(['token' => $this->token(), 'username' => config('canteen.user')])
            : response()->json(['message' => 'These credentials do not match our records'], 401);
    }

    public function me(Request $request)
    {
        return hash_equals($this->token(), (string) $request->bearerToken())
            ? response()->json(['username' => config('canteen.user')])
            : response()->json(['message' => 'Unauthenticated'], 401);
    }

    public function dashboard()
    {
        return $this->page($this->code->title('/dashboard') ?? 'Canteens');
    }

    public function ping()
    {
        $id = (string) Str::uuid();
        dispatch(new Ping($id));

        return response()->json(['id' => $id, 'status' => 'queued'], 202);
    }

    public function job(string $id)
    {
        return response()->json(['id' => $id] + Cache::get('job-'.$id, ['status' => 'queued']));
    }

    public function meals()
    {
        $rows = DB::table('meals')->orderBy('id')->get()->map(fn ($row) => (array) $row);
        $out = fopen('php://temp', 'r+');
        foreach ($rows as $number => $row) {
            if ($number === 0) {
                fputcsv($out, array_keys($row));
            }
            fputcsv($out, $row);
        }
        rewind($out);

        return response(stream_get_contents($out), 200, ['Content-Type' => 'text/csv; charset=utf-8']);
    }

    public function payments()
    {
        DB::table('wallets')->limit(1)->get();

        return response()->json(['status' => 'ok']);
    }

    public function credentials()
    {
        DB::table('users')->limit(1)->get();

        return response()->json(['status' => 'ok']);
    }

    public function integrations()
    {
        return response()->json(['status' => 'ok', 'integrations' => []]);
    }

    public function alerts()
    {
        return response()->json([]);
    }

    public function configured(string $path)
    {
        $path = '/'.$path;
        abort_unless($this->code->has($path), 404);
        $title = $this->code->title($path);

        return $title === null
            ? response()->json(['path' => $path, 'version' => $this->code->version()])
            : $this->page($title);
    }

    private function page(string $title)
    {
        return response()->view('page', ['title' => $title, 'version' => $this->code->version()]);
    }

    private function token(): string
    {
        return hash_hmac('sha256', config('canteen.user'), config('app.key'));
    }
}
