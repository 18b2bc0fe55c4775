<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\Schema;

return new class extends Migration
{
    public function up(): void
    {
        Schema::create('transactions', function (Blueprint $table) {
            $table->id();
            $table->foreignId('wallet_id')->constrained();
            $table->decimal('amount', 10, 2);
            $table->string('kind');
            $table->timestamp('booked_at');
        });
    }

    public function down(): void
    {
        Schema::dropIfExists('transactions');
    }
};
