<?php

namespace Host;

/** The checked-out version, as this process found it when it started. */
final class Code
{
    private array $content;

    public function __construct(string $folder)
    {
        $this->content = json_decode(file_get_contents($folder.'/canteen.json'), true, 16, JSON_THROW_ON_ERROR);
    }

    public function version(): string
    {
        return $this->content['version'];
    }

    public function status(string $path): int
    {
        return $this->content['routes'][$path]['status'] ?? 200;
    }

    public function has(string $path): bool
    {
        return isset($this->content['routes'][$path]);
    }

    public function title(string $path): ?string
    {
        return $this->content['routes'][$path]['title'] ?? null;
    }

    public function broken(string $part): bool
    {
        return $this->content[$part]['broken'] ?? false;
    }
}
