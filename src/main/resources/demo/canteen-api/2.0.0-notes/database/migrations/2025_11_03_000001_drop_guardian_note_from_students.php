<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\Schema;

return new class extends Migration
{
    public function up(): void
    {
        Schema::table('students', function (Blueprint $table) {
            $table->dropColumn('guardian_note');
        });
    }

    public function down(): void
    {
        // The notes themselves do not come back: restore them from the backup.
        Schema::table('students', function (Blueprint $table) {
            $table->string('guardian_note')->nullable();
        });
    }
};
