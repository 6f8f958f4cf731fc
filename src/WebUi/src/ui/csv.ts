interface CsvColumn<T> {
  header: string
  value: (row: T) => string | number | null | undefined
}

// A cell that a spreadsheet would take for a formula is told to be text.
const quoted = (value: string | number | null | undefined) => {
  if (value == null) return ''
  const plain = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

/** Raw values: bytes, seconds, UTC times. */
export const csvOf = <T>(columns: readonly CsvColumn<T>[], rows: readonly T[]) =>
  [columns.map((column) => quoted(column.header)), ...rows.map((row) => columns.map((column) => quoted(column.value(row))))].map((cells) => cells.join(',')).join('\r\n')

export function download(name: string, content: string, type = 'text/csv;charset=utf-8') {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([content], { type }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
