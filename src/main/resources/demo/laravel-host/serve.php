<?php

// Runs the web server and a queue worker until standard input ends, and starts the worker again whenever it ends: what
// Nginx with PHP-FPM and Supervisor do on a real machine. Usage: php serve.php PORT (0 for any free one).

$root = dirname(__DIR__);
$state = $root.'/storage/framework/server.json';
$port = (int) ($argv[1] ?? 0);
// Tried before the server starts: another program on that port would answer in its place.
$probe = @stream_socket_server('tcp://127.0.0.1:'.$port, $code, $why);
if (! $probe) {
    fwrite(STDERR, "canteen-api cannot listen on port $port: $why\n");
    exit(1);
}
$port = (int) substr(strrchr(stream_socket_get_name($probe, false), ':'), 1);
fclose($probe);
posix_setsid();
$log = ['file', $root.'/storage/logs/server.out', 'a'];
$start = fn (array $command, array $more = []) => proc_open(
    array_merge([PHP_BINARY], $command),
    [['file', '/dev/null', 'r'], $log, $log],
    $pipes,
    __DIR__,
    $more + getenv()
);
$web = $start(
    ['-S', '127.0.0.1:'.$port, '-t', __DIR__.'/public', __DIR__.'/public/index.php'],
    ['PHP_CLI_SERVER_WORKERS' => '6']
);
// --force: jobs are worked on in maintenance mode too, so that a new version can be verified before users come back.
$work = [__DIR__.'/artisan', 'queue:work', '--force', '--sleep=0.2', '--tries=1'];
$worker = $start($work);

for ($tried = 0; $tried < 200 && ! ($open = @fsockopen('127.0.0.1', $port)); $tried++) {
    if (! proc_get_status($web)['running']) {
        fwrite(STDERR, "canteen-api cannot listen on port $port\n");
        break;
    }
    usleep(50000);
}
if ($open) {
    fclose($open);
    file_put_contents($state.'.new', json_encode(['pid' => getmypid(), 'port' => $port]));
    rename($state.'.new', $state);
    stream_set_blocking(STDIN, false);
    while (! feof(STDIN)) {
        $read = [STDIN];
        $write = $except = null;
        if (stream_select($read, $write, $except, 0, 200000)) {
            fread(STDIN, 8192);
        }
        if (! proc_get_status($worker)['running']) {
            proc_close($worker);
            $worker = $start($work);
        }
        if (! proc_get_status($web)['running']) {
            break;
        }
    }
}
pcntl_signal(SIGTERM, SIG_IGN);
posix_kill(0, SIGTERM);
usleep(300000);
exit($open ? 0 : 1);
