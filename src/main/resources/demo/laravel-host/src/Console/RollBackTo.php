<?php

namespace Host\Console;

use Illuminate\Console\Command;
use Illuminate\Database\Migrations\Migrator;

/**
 * Rolls back the migrations that a version does not have (RB-03). migrate:rollback takes back the last batch, whosever it
 * is: after a deployment that stopped before its migrations that would be the batch of an earlier release.
 */
final class RollBackTo extends Command
{
    protected $signature = 'migrate:rollback-to {tag}';

    protected $description = 'Roll back the migrations that the version of a tag does not have';

    public function handle(): int
    {
        /** @var Migrator $migrator */
        $migrator = app('migrator');
        $migrator->setOutput($this->output);
        $kept = GitFiles::migrations(GitFiles::commit($this->argument('tag')));
        $ran = $migrator->getRepository()->getRan();
        $leaving = array_values(array_diff($ran, $kept));
        if ($leaving === []) {
            $this->line('Nothing to roll back');

            return 0;
        }
        if (array_slice($ran, -count($leaving)) !== $leaving) {
            $this->error('Migrations of '.$this->argument('tag').' ran after those to roll back. Roll back by hand.');

            return 3;
        }
        $migrator->rollback([config('canteen.code').'/database/migrations'], ['step' => count($leaving)]);
        $left = array_intersect($migrator->getRepository()->getRan(), $leaving);
        if ($left !== []) {
            $this->error('Not rolled back: '.implode(', ', $left).'. Their files are not in the checkout.');

            return 3;
        }

        return 0;
    }
}
