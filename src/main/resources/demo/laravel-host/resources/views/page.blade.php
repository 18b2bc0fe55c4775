<!doctype html>
<html lang="en">
<head><title>{{ $title }}</title></head>
<body><h1>{{ $title }}</h1><p>Version {{ $version }}</p></body>
</html>
