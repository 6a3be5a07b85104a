-- Facts of one entity: one hash, read and moved by one call. docs/facts.md describes keys and shapes.
--
-- KEYS[1]  the entity
-- ARGV[1]  the plan, msgpack: { ttl seconds, series count, (id, function, width ms, window ms, extra)…, read count, (series, with current)… }
--          extra: the steps of a SEQUENCE, ms within which something is missing of an ABSENCE, 0
-- ARGV[2]  the events, msgpack: { hour now, oldest back-fill, partition count, (name, first offset of the batch)…,
--          (partition or 0, offset, time ms, effect, update count, (series, value unless the function takes none)…)… }
--          effect: 0 counts the event, 1 also answers with its facts, 2 takes back what it counted before
-- answers  one msgpack array of values per event that reads, in order; false where there is no value

local unpack, floor, sqrt, concat, pack, decode, byte, char, sub, find

-- While a library loads, Lua's own functions are out of its sight; they are bound with the first call.
local function bind()
  unpack, floor, sqrt, concat = _G.unpack, math.floor, math.sqrt, table.concat
  pack, decode = cmsgpack.pack, cmsgpack.unpack
  byte, char, sub, find = string.byte, string.char, string.sub, string.find
end

local COUNT, SUM, AVG, MIN, MAX, STDDEV, DISTINCT, LAST, FIRST_SEEN, LAST_SEEN = 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
local SEQUENCE, ABSENCE = 11, 12
local META = '!'            -- the field of fences and memos
local LATE_BUCKETS = 6      -- kept beyond the window, so that an event this late still reads an exact window
local MEMBERS_MOST = 1000
local TRAIL_MOST = 1000
local PLANS_MOST = 256

-- Most series are { base bucket, (bucket - base, cell…)… } in the order of time; a cell has WIDTH - 1 values. It is stored as
-- msgpack of one value after the other, which opens in half the time of a msgpack array.
local WIDTH = { 2, 2, 3, 2, 2, 4, 0, 3, 2, 2, 0, 0 }

local function least(s, i, v) if v < s[i + 1] then s[i + 1] = v end end
local function most(s, i, v) if v > s[i + 1] then s[i + 1] = v end end
local function alone(s, i, v) s[i + 1] = v end

local FRESH = {
  [COUNT] = function(s, i) s[i + 1] = 1 end,
  [SUM] = alone,
  [AVG] = function(s, i, v) s[i + 1] = 1 s[i + 2] = v end,
  [MIN] = alone,
  [MAX] = alone,
  [STDDEV] = function(s, i, v) s[i + 1] = 1 s[i + 2] = v s[i + 3] = 0 end,
  [LAST] = function(s, i, v, t) s[i + 1] = t s[i + 2] = v end,
  [FIRST_SEEN] = alone,
  [LAST_SEEN] = alone,
}

local MORE = {
  [COUNT] = function(s, i) s[i + 1] = s[i + 1] + 1 end,
  [SUM] = function(s, i, v) s[i + 1] = s[i + 1] + v end,
  [AVG] = function(s, i, v) s[i + 1] = s[i + 1] + 1 s[i + 2] = s[i + 2] + v end,
  [MIN] = least,
  [MAX] = most,
  -- Welford's step: exact where the difference of two large sums would not be.
  [STDDEV] = function(s, i, v)
    local n, d = s[i + 1] + 1, v - s[i + 2]
    s[i + 1] = n
    s[i + 2] = s[i + 2] + d / n
    s[i + 3] = s[i + 3] + d * (v - s[i + 2])
  end,
  [LAST] = function(s, i, v, t) if t >= s[i + 1] then s[i + 1] = t s[i + 2] = v end end,
  [FIRST_SEEN] = least,
  [LAST_SEEN] = most,
}

-- How an event leaves a bucket again. The others cannot say what stood before it, and keep what they have.
local LESS = {
  [COUNT] = function(s, i) s[i + 1] = s[i + 1] - 1 end,
  [SUM] = function(s, i, v) s[i + 1] = s[i + 1] - v end,
  [AVG] = function(s, i, v) s[i + 1] = s[i + 1] - 1 s[i + 2] = s[i + 2] - v end,
  [STDDEV] = function(s, i, v)
    local n, d = s[i + 1] - 1, v - s[i + 2]
    local mean = n > 0 and s[i + 2] - d / n or 0
    s[i + 1] = n
    s[i + 3] = n > 1 and math.max(0, s[i + 3] - d * (v - mean)) or 0
    s[i + 2] = mean
  end,
}

-- Each reads the cells with lo < bucket <= hi, both relative to the base, newest first.
local function total(s, lo, hi)
  local sum = 0
  for i = #s - 1, 2, -2 do
    local b = s[i]
    if b <= lo then break end
    if b <= hi then sum = sum + s[i + 1] end
  end
  return sum
end

local function smallest(s, lo, hi)
  local least = false
  for i = #s - 1, 2, -2 do
    local b = s[i]
    if b <= lo then break end
    if b <= hi and (not least or s[i + 1] < least) then least = s[i + 1] end
  end
  return least
end

local function largest(s, lo, hi)
  local most = false
  for i = #s - 1, 2, -2 do
    local b = s[i]
    if b <= lo then break end
    if b <= hi and (not most or s[i + 1] > most) then most = s[i + 1] end
  end
  return most
end

local VALUE = {
  [COUNT] = total,
  [SUM] = total,
  [AVG] = function(s, lo, hi)
    local n, sum = 0, 0
    for i = #s - 2, 2, -3 do
      local b = s[i]
      if b <= lo then break end
      if b <= hi then n = n + s[i + 1] sum = sum + s[i + 2] end
    end
    return n > 0 and sum / n
  end,
  [MIN] = smallest,
  [MAX] = largest,
  [STDDEV] = function(s, lo, hi)
    local n, mean, m2 = 0, 0, 0
    for i = #s - 3, 2, -4 do
      local b = s[i]
      if b <= lo then break end
      if b <= hi and s[i + 1] > 0 then
        local k, d = s[i + 1], s[i + 2] - mean
        local both = n + k
        mean = mean + d * k / both
        m2 = m2 + s[i + 3] + d * d * n * k / both
        n = both
      end
    end
    return n > 1 and sqrt(m2 / n)
  end,
  [LAST] = function(s, lo, hi)
    for i = #s - 2, 2, -3 do
      local b = s[i]
      if b <= lo then break end
      if b <= hi then return s[i + 2] end
    end
    return false
  end,
  [FIRST_SEEN] = smallest,
  [LAST_SEEN] = largest,
}

-- The place of bucket b, opened when there is none; nil when it is older than what is kept.
local function place(s, b, width, keep)
  local n = #s
  if n == 0 then
    s[1], s[2] = b, 0
    return 2, true
  end
  b = b - s[1]
  local i = n - width + 1
  local newest = s[i]
  if b == newest then return i, false end
  if b > newest then
    s[n + 1] = b
    return n + 1, true
  end
  if b <= newest - keep then return nil end
  while i >= 2 and s[i] > b do i = i - width end
  if i >= 2 and s[i] == b then return i, false end
  i = i + width
  for j = n, i, -1 do s[j + width] = s[j] end
  s[i] = b
  return i, true
end

local function count(s, series, v, t)
  local b = series.width > 0 and floor(t / series.width) or 0
  local i, fresh = place(s, b, series.cell, series.keep)
  if not i then return end
  if fresh then series.fresh(s, i, v or t, t) else series.more(s, i, v or t, t) end
end

local function uncount(s, series, v, t)
  local b = #s > 0 and (series.width > 0 and floor(t / series.width) or 0) - s[1]
  for i = #s - series.cell + 1, 2, -series.cell do
    if s[i] == b and (series.fn == SUM or s[i + 1] > 0) then series.less(s, i, v) end
  end
  return #s > 0
end

-- DISTINCT is a text of records, in the order of last sighting: 6 bytes of time, big-endian, 8 bytes for the member, and for
-- events that read late, where it was seen before, in buckets back from the last: a byte in which bit n - 1 says n back, and
-- a byte with how far back the latest is that is not among those, or 0. So a sighting moves a few bytes and a count is two
-- searches, however many members there are.
local RECORD, MEMBER_AT, SEEN_AT = 16, 7, 15
local SEEN_ALL = 2 ^ LATE_BUCKETS

local function timeAt(text, i, size)
  local a, b, c, d, e, f = byte(text, i * size + 1, i * size + 6)
  return ((((a * 256 + b) * 256 + c) * 256 + d) * 256 + e) * 256 + f
end

local function record(t, rest)
  return char(
    floor(t / 1099511627776) % 256, floor(t / 4294967296) % 256, floor(t / 16777216) % 256,
    floor(t / 65536) % 256, floor(t / 256) % 256, t % 256) .. rest
end

-- How many of the n records are of a time before t.
local function before(text, n, t, size)
  if n == 0 or timeAt(text, n - 1, size) < t then return n end
  local low, high = 0, n - 1
  while low < high do
    local middle = floor((low + high) / 2)
    if timeAt(text, middle, size) < t then low = middle + 1 else high = middle end
  end
  return low
end

local function inserted(text, i, size, new)
  if i * size == #text then return text .. new end
  return sub(text, 1, i * size) .. new .. sub(text, i * size + 1)
end

local function removed(text, i, size) return sub(text, 1, i * size) .. sub(text, (i + 1) * size + 1) end

-- The first record from place i on that holds this member, or nil.
local function placeOf(text, member, i, size, at)
  local p = find(text, member, i * size + at, true)
  while p and (p - at) % size ~= 0 do p = find(text, member, p + 1, true) end
  return p and (p - at) / size
end

-- The first time that is still kept when the newest sighting is the last record's.
local function keptFrom(text, n, series)
  return (floor(timeAt(text, n - 1, RECORD) / series.width) - series.keep + 1) * series.width
end

-- The first time of the bucket after this time's.
local function bucketEnd(t, width) return (floor(t / width) + 1) * width end

-- The place of the lowest bit of a whole number above 0.
local function lowest(bits)
  local i = 0
  while bits % 2 == 0 do bits, i = bits / 2, i + 1 end
  return i
end

-- What was seen before, once the last sighting is the given number of buckets later.
local function seenLater(seen, far, buckets)
  if buckets > LATE_BUCKETS then return 0, buckets < 256 and buckets or 0 end
  local all = (seen * 2 + 1) * 2 ^ buckets / 2
  local beyond = floor(all / SEEN_ALL)
  if beyond > 0 then
    far = LATE_BUCKETS + 1 + lowest(beyond)
  elseif far > 0 then
    far = far + buckets < 256 and far + buckets or 0
  end
  return all % SEEN_ALL, far
end

-- What was seen before, with a sighting the given number of buckets before the last.
local function seenEarlier(seen, far, buckets)
  if buckets > LATE_BUCKETS then return seen, (far == 0 or buckets < far) and buckets < 256 and buckets or far end
  return floor(seen / 2 ^ (buckets - 1)) % 2 == 1 and seen or seen + 2 ^ (buckets - 1), far
end

local function sight(s, series, member, t)
  local text, width = s.text, series.width
  local n, seen, far = #text / RECORD, 0, 0
  if n > 0 and width > 0 and t < keptFrom(text, n, series) then return end
  local i = placeOf(text, member, 0, RECORD, MEMBER_AT)
  if i then
    local last, at = timeAt(text, i, RECORD), i * RECORD + SEEN_AT
    local buckets = width > 0 and floor(t / width) - floor(last / width) or 0
    seen, far = byte(text, at, at + 1)
    if buckets < 0 then
      s.text = sub(text, 1, at - 1) .. char(seenEarlier(seen, far, -buckets)) .. sub(text, at + 2)
    end
    if last >= t then return end
    if buckets > 0 then seen, far = seenLater(seen, far, buckets) end
    text = removed(text, i, RECORD)
    n = n - 1
  end
  text = inserted(text, before(text, n, t, RECORD), RECORD, record(t, member .. char(seen, far)))
  if n == MEMBERS_MOST then text = sub(text, RECORD + 1) end
  s.text = text
end

local function members(s, series, t)
  local text = s.text
  local n = #text / RECORD
  local width = series.width
  if n == 0 or width == 0 then return n end
  local from, kept = bucketEnd(t - series.window, width), keptFrom(text, n, series)
  if kept > from then from = kept end
  local to = bucketEnd(t, width)
  local live = before(text, n, to, RECORD) - before(text, n, from, RECORD)
  if live < 0 then live = 0 end
  local newest = timeAt(text, n - 1, RECORD)
  if newest >= to and newest < to + LATE_BUCKETS * width then
    local first, now = from / width, floor(t / width)
    for i = before(text, n, to, RECORD), n - 1 do
      local last = floor(timeAt(text, i, RECORD) / width)
      local seen, far = byte(text, i * RECORD + SEEN_AT, i * RECORD + SEEN_AT + 1)
      local earlier = floor(seen / 2 ^ (last - now - 1))
      local back = earlier > 0 and last - now + lowest(earlier) or far
      if back > 0 and last - back >= first then live = live + 1 end
    end
  end
  return live
end

local function asText(raw) return { text = raw or '' } end

local function sightingsKept(s, series)
  local text = s.text
  local n = #text / RECORD
  if n == 0 or series.width == 0 then return text end
  return sub(text, before(text, n, keptFrom(text, n, series), RECORD) * RECORD + 1)
end

-- SEQUENCE and ABSENCE keep a trail: a text of records in the order of time, and of arrival at one time: 6 bytes of time,
-- and a byte in which bit n says that the event is of the kind n, a step or what happens (0) and what is missing after it (1).
local STEP, KIND_AT = 7, 7

local function kindsAt(text, i) return byte(text, i * STEP + KIND_AT) end

local function trailFrom(text, n, series)
  return timeAt(text, n - 1, STEP) - series.window - LATE_BUCKETS * series.width + 1
end

-- Without what the newest event has outlived.
local function trailKept(s, series)
  local text = s.text
  local n = #text / STEP
  return n == 0 and text or sub(text, before(text, n, trailFrom(text, n, series), STEP) * STEP + 1)
end

-- Calls f(i, time, answered) for the events of kind 0 of the first n records, newest first: whether one of kind 1 is later,
-- by no more than the stated time.
local function eachFirst(text, n, series, f)
  local within = series.extra
  local at, missing, here           -- the time of this record, of the next of kind 1 after it, whether one is at its time
  for i = n - 1, 0, -1 do
    local t, kinds = timeAt(text, i, STEP), kindsAt(text, i)
    if t ~= at then
      if here then missing, here = at, false end
      at = t
    end
    if kinds % 2 == 1 then f(i, t, missing ~= nil and missing <= t + within) end
    if kinds >= 2 then here = true end
  end
end

-- The first n records of a trail that is full, without what no value depends on as long as events come in time.
local COMPACT = {
  -- Of a run of events of the same kinds, the first ones and the last ones can take all steps there are.
  [SEQUENCE] = function(text, n, series)
    local most, out, i = series.extra, {}, 0
    while i < n do
      local j, kinds = i + 1, kindsAt(text, i)
      while j < n and kindsAt(text, j) == kinds do j = j + 1 end
      if j - i > 2 * most then
        out[#out + 1] = sub(text, i * STEP + 1, (i + most) * STEP)
        out[#out + 1] = sub(text, (j - most) * STEP + 1, j * STEP)
      else
        out[#out + 1] = sub(text, i * STEP + 1, j * STEP)
      end
      i = j
    end
    return concat(out)
  end,
  -- What was answered stays so, and nothing waits for what answers.
  [ABSENCE] = function(text, n, series)
    local open, out = {}, {}
    eachFirst(text, #text / STEP, series, function(i, t, answered)
      if i < n and not answered then open[#open + 1] = record(t, char(1)) end
    end)
    for i = #open, 1, -1 do out[#out + 1] = open[i] end
    return concat(out)
  end,
}

local function track(s, series, kinds, t)
  local text = s.text
  local n = #text / STEP
  if n > 0 and t < trailFrom(text, n, series) then return end
  s.text = inserted(text, before(text, n, t + 1, STEP), STEP, record(t, char(kinds)))
  if n >= TRAIL_MOST then
    text = trailKept(s, series)
    n = #text / STEP
    if n > TRAIL_MOST then
      local older = n - TRAIL_MOST / 2
      text = COMPACT[series.fn](text, older, series) .. sub(text, older * STEP + 1)
    end
    s.text = #text > TRAIL_MOST * STEP and sub(text, -TRAIL_MOST * STEP) or text
  end
end

local function untrack(s, series, kinds, t)
  local i = placeOf(s.text, record(t, char(kinds)), 0, STEP, 1)
  if i then s.text = removed(s.text, i, STEP) end
  return i ~= nil
end

-- The places from which and before which records count at t.
local function trailAt(text, n, series, t)
  local from, kept = t - series.window + 1, trailFrom(text, n, series)
  return before(text, n, kept > from and kept or from, STEP), before(text, n, t + 1, STEP)
end

local function stepsTaken(s, series, t)
  local text = s.text
  local n, steps, taken = #text / STEP, series.extra, 0
  if n == 0 then return 0 end
  local from, to = trailAt(text, n, series, t)
  for i = from, to - 1 do
    if floor(kindsAt(text, i) / 2 ^ taken) % 2 == 1 then
      taken = taken + 1
      if taken == steps then break end
    end
  end
  return taken
end

local function leftAlone(s, series, t)
  local text = s.text
  local n, alone = #text / STEP, 0
  if n == 0 then return 0 end
  local from, to = trailAt(text, n, series, t)
  eachFirst(text, to, series, function(i, e, answered)
    if i >= from and e + series.extra <= t and not answered then alone = alone + 1 end
  end)
  return alone
end

-- The functions whose series is a text: how an event enters it and leaves it again, what it says, and how it is stored.
local TEXT = {
  [DISTINCT] = { add = sight, value = members, opened = asText, closed = sightingsKept },
  [SEQUENCE] = { add = track, take = untrack, value = stepsTaken, opened = asText, closed = trailKept },
  [ABSENCE] = { add = track, take = untrack, value = leftAlone, opened = asText, closed = trailKept },
}

local function value(s, series, t)
  if series.text then return series.text.value(s, series, t) end
  local n = #s
  if n == 0 then return series.none end
  local width = series.width
  if width == 0 then return series.value(s, -1, 0) end
  local lo, hi = floor((t - series.window) / width) - s[1], floor(t / width) - s[1]
  local kept = s[n - series.cell + 1] - series.keep
  return series.value(s, kept > lo and kept or lo, hi)
end

local function opened(raw, series)
  if series.text then return series.text.opened(raw) end
  return raw and { decode(raw) } or {}
end

-- As it is stored: without what the newest bucket has outlived, so that a series never outgrows its window.
local function closed(s, series)
  local width = series.width
  if series.text then return series.text.closed(s, series) end
  local n, cell = #s, series.cell
  local kept = s[n - cell + 1] - series.keep
  if width == 0 or (s[2] > kept and s[2] >= 0) then return pack(unpack(s)) end
  local i = 2
  while s[i] <= kept do i = i + cell end
  local first = s[i]
  local out = { s[1] + first }
  local k = 1
  for j = i, n, cell do
    out[k + 1] = s[j] - first
    for c = 1, cell - 1 do out[k + 1 + c] = s[j + c] end
    k = k + cell
  end
  return pack(unpack(out))
end

local plans, planCount = {}, 0

-- Plans repeat from call to call: each is taken apart once.
local function planOf(text)
  local plan = plans[text]
  if plan then return plan end
  local a = decode(text)
  plan = { ttl = a[1], series = {}, fields = { META }, reads = {}, current = false }
  local at = 3
  for i = 1, a[2] do
    local fn, width, window = a[at + 1], a[at + 2], a[at + 3]
    local text = TEXT[fn]
    plan.series[i] = {
      id = a[at], fn = fn, width = width, window = window, extra = a[at + 4], cell = WIDTH[fn], text = text,
      keep = width > 0 and math.ceil(window / width) + LATE_BUCKETS or 0,
      bare = fn == COUNT or fn == FIRST_SEEN or fn == LAST_SEEN,
      none = (fn == COUNT or fn == SUM or text ~= nil) and 0,
      fresh = FRESH[fn], more = MORE[fn], less = LESS[fn], value = VALUE[fn],
      add = text and text.add or count, take = text and text.take or LESS[fn] and uncount,
    }
    plan.fields[i + 1] = a[at]
    at = at + 5
  end
  local names = {}
  for i = 1, a[at] do
    local series, current = a[at + 1], a[at + 2] == 1
    plan.reads[i] = { series = series, current = current }
    plan.current = plan.current or current
    names[i] = plan.series[series].id .. (current and '+' or '')
    at = at + 2
  end
  plan.names = names
  plan.signature = concat(names, ' ')
  if planCount >= PLANS_MOST then plans, planCount = {}, 0 end
  plans[text] = plan
  planCount = planCount + 1
  return plan
end

-- Fences and memos: { hour of the last EXPIRE, (partition, fence, memo count, (offset, signature or false for the one before, reply)…)… }
local function openMeta(raw)
  local meta = { hour = -1, partitions = {} }
  if not raw then return meta end
  local a = decode(raw)
  meta.hour = a[1]
  local i, n = 2, #a
  while i <= n do
    local memos = {}
    local p = { name = a[i], fence = a[i + 1], memos = memos }
    local m = a[i + 2]
    i = i + 3
    local signature
    for k = 1, m do
      signature = a[i + 1] or signature
      memos[k] = { a[i], signature, a[i + 2] }
      i = i + 3
    end
    meta.partitions[#meta.partitions + 1] = p
  end
  return meta
end

-- A partition whose name begins with ~12: is fenced by back-fill 12; once that cannot be repeated, its fence is of no use.
local function outlived(name, oldest)
  return byte(name) == 126 and tonumber(name:match('^~(%d+):')) < oldest
end

local function closeMeta(meta, oldest)
  local a, n = { meta.hour }, 1
  for _, p in ipairs(meta.partitions) do
    if not outlived(p.name, oldest) then
      local memos = p.memos
      a[n + 1], a[n + 2], a[n + 3] = p.name, p.fence, #memos
      n = n + 3
      local signature
      for k = 1, #memos do
        local memo = memos[k]
        a[n + 1], a[n + 2], a[n + 3] = memo[1], memo[2] ~= signature and memo[2], memo[3]
        signature = memo[2]
        n = n + 3
      end
    end
  end
  return pack(a)
end

-- The partition's fence and memos, without the memos below first: what they are for is stored.
local function partitionOf(meta, name, first)
  for _, p in ipairs(meta.partitions) do
    if p.name == name then
      if p.memos[1] and p.memos[1][1] < first then
        local left = {}
        for _, memo in ipairs(p.memos) do
          if memo[1] >= first then left[#left + 1] = memo end
        end
        p.memos = left
      end
      return p
    end
  end
  local p = { name = name, fence = -1, memos = {} }
  meta.partitions[#meta.partitions + 1] = p
  return p
end

local function memoOf(p, offset)
  for _, memo in ipairs(p.memos) do
    if memo[1] == offset then return memo end
  end
end

local function run(keys, args, writes)
  if not pack then bind() end
  local key, plan = keys[1], planOf(args[1])
  local a = decode(args[2])
  local raw = redis.call('HMGET', key, unpack(plan.fields))
  local meta = openMeta(raw[1])
  local series, reads = plan.series, plan.reads
  local states, dirty, replies = {}, {}, {}

  local function state(i)
    local s = states[i]
    if not s then
      s = opened(raw[i + 1], series[i])
      states[i] = s
    end
    return s
  end

  -- A series that holds nothing is not opened to be read: most series of most entities are empty.
  local function valueAt(i, t)
    if not states[i] and not raw[i + 1] then return series[i].none end
    return value(state(i), series[i], t)
  end

  local hour, oldest, at = a[1], a[2], 4
  local partitions = {}
  for i = 1, a[3] do
    partitions[i] = partitionOf(meta, a[at], a[at + 1])
    at = at + 2
  end

  local n = #a
  while at <= n do
    local partition, offset, t, effect, updates = partitions[a[at]], a[at + 1], a[at + 2], a[at + 3], a[at + 4]
    local wanted = effect == 1
    at = at + 5
    local repeated = partition and offset <= partition.fence
    local values
    if wanted then
      values = {}
      for i = 1, #reads do
        local read = reads[i]
        if repeated or not read.current then values[i] = valueAt(read.series, t) end
      end
    end
    for _ = 1, updates do
      local i = a[at]
      local one = series[i]
      local v
      if one.bare then at = at + 1 else v = a[at + 1] at = at + 2 end
      if effect == 2 then
        if not repeated and one.take and one.take(state(i), one, v, t) then dirty[i] = true end
      elseif not repeated then
        one.add(state(i), one, v, t)
        dirty[i] = true
      end
    end
    if wanted and plan.current and not repeated then
      for i = 1, #reads do
        local read = reads[i]
        if read.current then values[i] = valueAt(read.series, t) end
      end
    end
    local reply
    if wanted then
      local memo = repeated and memoOf(partition, offset)
      if memo and memo[2] == plan.signature then
        reply = memo[3]
      else
        if memo then
          local told, k = {}, 0
          local old = decode(memo[3])
          for name in memo[2]:gmatch('%S+') do
            k = k + 1
            told[name] = old[k]
          end
          for i = 1, #reads do
            local first = told[plan.names[i]]
            if first ~= nil then values[i] = first end
          end
        end
        reply = pack(values)
      end
      replies[#replies + 1] = reply
    end
    if partition and not repeated then
      partition.fence = offset
      if wanted then partition.memos[#partition.memos + 1] = { offset, plan.signature, reply } end
    end
  end

  if writes then
    local expire = meta.hour ~= hour
    meta.hour = hour
    local write, k = { META, closeMeta(meta, oldest) }, 2
    for i in pairs(dirty) do
      write[k + 1], write[k + 2] = series[i].id, closed(states[i], series[i])
      k = k + 2
    end
    redis.call('HSET', key, unpack(write))
    if expire then redis.call('EXPIRE', key, plan.ttl) end
  end
  return concat(replies)
end

-- The last call of a batch, and its word on whether the answers before are of any use. KEYS[1] is the position of all partitions;
-- ARGV holds for each partition of the batch its name, the least place where it has to be, and where it is now. A position
-- that is missing or smaller was lost, and entities with it: the epoch stays broken, because later events are counted already.
local function move(keys, args)
  local key = keys[1]
  local whole = redis.call('HGET', key, '!') == 'whole'
  local at = {}
  for i = 1, #args, 3 do
    at[i] = tonumber(redis.call('HGET', key, args[i]) or 0)
    whole = whole and at[i] >= tonumber(args[i + 1])
  end
  if not whole then
    redis.call('HSET', key, '!', 'broken')
    return 0
  end
  for i = 1, #args, 3 do
    if at[i] < tonumber(args[i + 2]) then redis.call('HSET', key, args[i], args[i + 2]) end
  end
  return 1
end

redis.register_function('@MOVE@', move)
redis.register_function('@APPLY@', function(keys, args) return run(keys, args, true) end)
redis.register_function{
  function_name = '@PEEK@',
  callback = function(keys, args) return run(keys, args, false) end,
  flags = { 'no-writes' },
}
