<?php

namespace Host\Jobs;

use Host\Code;
use Illuminate\Bus\Queueable;
use Illuminate\Contracts\Queue\ShouldQueue;
use Illuminate\Queue\InteractsWithQueue;
use Illuminate\Support\Facades\Cache;
use RuntimeException;

/** A job that says which version the worker runs that took it (POST-05). */
final class Ping implements ShouldQueue
{
    use InteractsWithQueue, Queueable;

    public int $tries = 1;

    private string $id;

    public function __construct(string $id)
    {
        $this->id = $id;
    }

    public function handle(Code $code): void
    {
        if ($code->broken('queue')) {
            throw new RuntimeException('App\Jobs\Ping has no handler in version '.$code->version());
        }
        $this->ended('processed', $code);
    }

    public function failed(): void
    {
        $this->ended('failed', app(Code::class));
    }

    private function ended(string $status, Code $code): void
    {
        Cache::put('job-'.$this->id, ['status' => $status, 'version' => $code->version()], 600);
    }
}
