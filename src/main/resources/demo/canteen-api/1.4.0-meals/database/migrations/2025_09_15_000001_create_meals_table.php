<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\Schema;

return new class extends Migration
{
    public function up(): void
    {
        Schema::create('meals', function (Blueprint $table) {
            $table->id();
            $table->foreignId('canteen_id')->constrained();
            $table->string('name');
            $table->decimal('price', 8, 2);
            $table->boolean('available')->default(true);
        });
    }

    public function down(): void
    {
        Schema::dropIfExists('meals');
    }
};
