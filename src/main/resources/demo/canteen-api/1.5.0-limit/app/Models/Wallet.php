<?php

namespace App\Models;

use Illuminate\Database\Eloquent\Model;

class Wallet extends Model
{
    protected $fillable = ['student_id', 'balance', 'daily_limit'];

    public function transactions()
    {
        return $this->hasMany(Transaction::class);
    }
}
