/**
 * What Redis does in one step for the store. Every script is told its three keys: the value's own,
 * the index of all keys in order, and the index of those that have an end.
 *
 * Redis forgets a value by itself when its time has passed, but not its place in an index: every
 * write takes a few such places away, so that they never pile up.
 *
 * @module
 */

import { createHash } from "node:crypto";

/** A script, and the name Redis has for it. */
export interface Script {
  readonly text: string;
  /** SHA-1 of the text, in hexadecimal. */
  readonly sha: string;
}

const TIDY = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local function drop(key)
  redis.call('ZREM', KEYS[2], key)
  redis.call('ZREM', KEYS[3], key)
end
local function put(key, value, ttl)
  if ttl == '' then
    redis.call('SET', KEYS[1], value)
    redis.call('ZREM', KEYS[3], key)
  else
    redis.call('SET', KEYS[1], value, 'PX', ttl)
    redis.call('ZADD', KEYS[3], now + ttl, key)
  end
  redis.call('ZADD', KEYS[2], 0, key)
  for _, over in ipairs(redis.call('ZRANGEBYSCORE', KEYS[3], '-inf', now - 1000, 'LIMIT', 0, 10)) do
    drop(over)
  end
end
`;

/** Puts a value. Arguments: key, value, milliseconds or nothing. */
export const PUT: Script = script(`${TIDY}
put(ARGV[1], ARGV[2], ARGV[3])
return 1`);

/**
 * Puts a value in the place of another. Arguments: key, value, milliseconds or nothing, then `1` and
 * what is expected, or `0` for nothing; then `1` to put the value, or `0` to forget the key.
 */
export const COMPARE_AND_SET: Script = script(`${TIDY}
local found = redis.call('GET', KEYS[1])
if ARGV[4] == '1' then
  if found ~= ARGV[5] then return 0 end
elseif found then return 0 end
if ARGV[6] == '1' then put(ARGV[1], ARGV[2], ARGV[3])
else
  redis.call('UNLINK', KEYS[1])
  drop(ARGV[1])
end
return 1`);

/** Forgets a key. Arguments: key. */
export const FORGET: Script = script(`
redis.call('UNLINK', KEYS[1])
redis.call('ZREM', KEYS[2], ARGV[1])
redis.call('ZREM', KEYS[3], ARGV[1])
return 1`);

function script(text: string): Script {
  return { text, sha: createHash("sha1").update(text).digest("hex") };
}
