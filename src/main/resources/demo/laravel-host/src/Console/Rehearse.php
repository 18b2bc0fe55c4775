<?php

namespace Host\Console;

use Illuminate\Console\Command;
use Illuminate\Database\Migrations\Migrator;
use Illuminate\Support\Facades\Artisan;
use Illuminate\Support\Facades\File;

/** Tries the migrations of a commit on the staging database, there and back (MIG-02, MIG-07, RB-03). */
final class Rehearse extends Command
{
    protected $signature = 'migrate:rehearse {commit}';

    protected $description = 'Run the migrations of a commit on staging, and take them back';

    public function handle(): int
    {
        GitFiles::git(['fetch', '--quiet', '--tags', 'origin']);
        $commit = GitFiles::commit($this->argument('commit'));
        $folder = storage_path('framework/rehearsal-'.getmypid());
        File::ensureDirectoryExists($folder);
        try {
            GitFiles::export($commit, $folder);

            return $this->rehearse($folder);
        } finally {
            File::deleteDirectory($folder);
        }
    }

    private function rehearse(string $folder): int
    {
        /** @var Migrator $migrator */
        $migrator = app('migrator');
        $production = $migrator->getRepository()->getRan();
        Artisan::call('db:wipe', ['--database' => 'staging', '--force' => true]);

        return $migrator->usingConnection('staging', function () use ($migrator, $production, $folder): int {
            $migrator->getRepository()->createRepository();
            $pending = [];
            foreach ($migrator->getMigrationFiles([$folder]) as $name => $file) {
                if (! in_array($name, $production, true)) {
                    $pending[] = $file;
                    File::move($file, $file.'.later');
                }
            }
            $migrator->run([$folder]);
            foreach ($pending as $file) {
                File::move($file.'.later', $file);
            }
            if ($pending === []) {
                $this->line('Nothing to migrate: production has every migration of this commit.');

                return 0;
            }
            $migrator->setOutput($this->output);
            $begin = microtime(true);
            $migrator->run([$folder]);
            $this->line(sprintf('Duration: %d ms for %d migration(s)', (microtime(true) - $begin) * 1000, count($pending)));
            $migrator->rollback([$folder]);
            $this->line('Rollback: worked');

            return 0;
        });
    }
}
