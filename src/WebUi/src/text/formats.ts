// Numbers, sizes and times as people read them. Everything on Intl, so that the locale decides.

import { units } from './en/units'

const NONE = '–'
const NBSP = '\u00a0'
const locale = typeof navigator === 'undefined' ? 'en' : navigator.language
const integer = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
const oneDecimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
const threeDigits = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 })
const utc = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' })
const local = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'long' })

export type Times = 'local' | 'utc'

const clocks = (times: Times) => {
  const zone = times === 'utc' ? { timeZone: 'UTC' } : {}
  return {
    times,
    day: new Intl.DateTimeFormat(locale, { dateStyle: 'medium', ...zone }),
    clock: new Intl.DateTimeFormat(locale, { timeStyle: 'medium', ...zone }),
    hourAndMinute: new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...zone }),
    dayOfMonth: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', ...zone }),
    dayAndHour: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...zone }),
    toTheSecond: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', ...zone }),
  }
}

let shown = clocks('local')

/** One setting for all times on screen, the axes' too. */
export const setTimeZone = (times: Times) => {
  if (times !== shown.times) shown = clocks(times)
}

type Missing = null | undefined

export const count = (value: number | Missing) => (value == null ? NONE : integer.format(value))

/** 0..100; without decimals in tables. */
export const percent = (value: number | Missing) => (value == null ? NONE : `${integer.format(value)}${NBSP}%`)

/** 0..100, with one decimal, for tips and details. */
export const percentExact = (value: number | Missing) => (value == null ? NONE : `${oneDecimal.format(value)}${NBSP}%`)

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB']

/** Three significant digits in powers of 1024, as PVE counts. */
export function bytes(value: number | Missing): string {
  if (value == null) return NONE
  let size = value
  let unit = 0
  while (size >= 1023.5 && unit < UNITS.length - 1) {
    size /= 1024
    unit++
  }
  return `${size >= 1000 ? integer.format(size) : threeDigits.format(size)}${NBSP}${UNITS[unit]}`
}

export const cores = (value: number | Missing) => (value == null ? NONE : oneDecimal.format(value))

const STEPS: [seconds: number, unit: string][] = [[86400, units.day], [3600, units.hour], [60, units.minute], [1, units.second]]

/** The two largest units: `2 d 4 h`, `12 min`. */
export function duration(seconds: number | Missing): string {
  if (seconds == null) return NONE
  const first = STEPS.findIndex(([size]) => seconds >= size)
  if (first < 0) return `0${NBSP}${units.second}`
  const [size, unit] = STEPS[first]!
  const whole = `${integer.format(Math.floor(seconds / size))}${NBSP}${unit}`
  const next = STEPS[first + 1]
  if (!next || size === 60) return whole
  const rest = Math.floor((seconds % size) / next[0])
  return rest > 0 ? `${whole} ${rest}${NBSP}${next[1]}` : whole
}

const secondsBetween = (time: string, now: number) => Math.max(0, (now - Date.parse(time)) / 1000)

/** How long since then, in one unit: `12 min`. */
export function age(time: string | Missing, now: number): string {
  if (!time || Number.isNaN(Date.parse(time))) return NONE
  const seconds = secondsBetween(time, now)
  const [size, unit] = STEPS.find(([size]) => seconds >= size) ?? [1, units.second]
  return `${integer.format(Math.floor(seconds / size))}${NBSP}${unit}`
}

const RELATIVE_FOR_SECONDS = 7 * 86400

export function ago(time: string | Missing, now: number): string {
  if (!time || Number.isNaN(Date.parse(time))) return NONE
  const ahead = (Date.parse(time) - now) / 1000
  // Clocks differ by some seconds: what was read just now is not to come.
  if (ahead > 60) return ahead > RELATIVE_FOR_SECONDS ? shown.day.format(new Date(time)) : units.ahead(duration(ahead))
  if (secondsBetween(time, now) > RELATIVE_FOR_SECONDS) return shown.day.format(new Date(time))
  return secondsBetween(time, now) < 5 ? units.justNow : units.ago(age(time, now))
}

/** Local time with its zone and UTC beside, or the other way round. */
export function exact(time: string | Missing): string {
  if (!time || Number.isNaN(Date.parse(time))) return NONE
  const date = new Date(time)
  return shown.times === 'utc' ? `${utc.format(date)} ${units.utc} (${local.format(date)})` : `${local.format(date)} (${utc.format(date)} ${units.utc})`
}

export const date = (time: string | Missing) => (time && !Number.isNaN(Date.parse(time)) ? shown.day.format(new Date(time)) : NONE)

export const timeOfDay = (time: string | Missing) => (time && !Number.isNaN(Date.parse(time)) ? shown.clock.format(new Date(time)) : NONE)

const RATES = ['B/s', 'kB/s', 'MB/s', 'GB/s', 'TB/s']

/** Bytes a second, in powers of 1000 as networks count. */
export function rate(value: number | Missing): string {
  if (value == null) return NONE
  let size = value
  let unit = 0
  while (size >= 999.5 && unit < RATES.length - 1) {
    size /= 1000
    unit++
  }
  return `${threeDigits.format(size)}${NBSP}${RATES[unit]}`
}

export const decimal = (value: number | Missing) => (value == null ? NONE : threeDigits.format(value))


/** Seconds since 1970 as a chart's axis says them; `step` is how far its marks are apart. */
export const tick = (seconds: number, step: number) => (step >= 86400 ? shown.dayOfMonth : step >= 43200 ? shown.dayAndHour : shown.hourAndMinute).format(seconds * 1000)


/** As log lines say it. */
export const logTime = (seconds: number | Missing) => (seconds ? shown.toTheSecond.format(seconds * 1000) : NONE)

export const moment = (seconds: number) => shown.dayAndHour.format(seconds * 1000)

/** Seconds since 1970, as Proxmox VE says times. */
export const iso = (seconds: number | Missing) => (seconds ? new Date(seconds * 1000).toISOString() : null)
