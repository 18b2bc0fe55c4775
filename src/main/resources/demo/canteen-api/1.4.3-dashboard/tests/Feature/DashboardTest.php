<?php

namespace Tests\Feature;

use App\Models\User;
use Tests\TestCase;

class DashboardTest extends TestCase
{
    public function test_it_counts_what_belongs_to_the_canteen_of_the_user(): void
    {
        $this->actingAs(User::factory()->create(['canteen_id' => 2]))
            ->get('/dashboard')
            ->assertViewHas('sales', 0);
    }
}
