package com.maqsafy.releases.modelproof;

import java.util.List;

/**
 * A variable that decides in a process: by whose work it gets its value, and which branches the gateway that asks it must
 * have. Everything else is the default branch, the refusing one.
 *
 * @param items the policy items and reasons served
 * @param each whether it is the item at hand of the list that a loop runs over: the loop hands it over, and nothing is its
 *     default
 */
record DecidingVariable(String name, String items, StepPattern producer, boolean each, List<String> branches) {}
