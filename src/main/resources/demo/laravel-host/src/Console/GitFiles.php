<?php

namespace Host\Console;

use RuntimeException;
use Symfony\Component\Process\Process;

/** The migrations of a commit, from the clone that is checked out. */
final class GitFiles
{
    /** Full id of the commit that a tag or an id names. */
    public static function commit(string $revision): string
    {
        return trim(self::git(['rev-parse', '--verify', '--quiet', '--end-of-options', $revision.'^{commit}']));
    }

    /** Names of the migrations that a commit has. */
    public static function migrations(string $commit): array
    {
        $paths = explode("\n", trim(self::git(['ls-tree', '--name-only', $commit, 'database/migrations/'])));

        return array_map(fn ($path) => basename($path, '.php'), array_filter($paths));
    }

    /** Writes the migrations of a commit into a folder. */
    public static function export(string $commit, string $folder): void
    {
        foreach (self::migrations($commit) as $name) {
            file_put_contents($folder.'/'.$name.'.php', self::git(['show', $commit.':database/migrations/'.$name.'.php']));
        }
    }

    public static function git(array $arguments): string
    {
        $process = new Process(array_merge(['git'], $arguments), config('canteen.code'));
        $process->run();
        if (! $process->isSuccessful()) {
            throw new RuntimeException('git '.$arguments[0].' failed: '.trim($process->getErrorOutput()));
        }

        return $process->getOutput();
    }
}
