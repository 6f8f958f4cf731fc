// The few words among numbers and times; apart from the others, which are made with them.

export const units = {
  justNow: 'just now',
  ago: (age: string) => `${age} ago`,
  ahead: (duration: string) => `in ${duration}`,
  day: 'd',
  hour: 'h',
  minute: 'min',
  second: 's',
  utc: 'UTC',
}
