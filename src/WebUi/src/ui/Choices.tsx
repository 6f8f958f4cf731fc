interface Props<T extends string> {
  label: string
  options: readonly { value: T; label: string; note?: string }[]
  value: T | undefined
  onChange: (value: T) => void
}

/** One of a few, side by side; `aria-pressed` says which. */
export function Choices<T extends string>({ label, options, value, onChange }: Props<T>) {
  return (
    <div className="chips" role="group" aria-label={label}>
      {options.map((option) => (
        <button key={option.value} type="button" className="chip-button" aria-pressed={option.value === value} onClick={() => onChange(option.value)}>
          {option.label}{option.note !== undefined && <> <span className="chip-note">{option.note}</span></>}
        </button>
      ))}
    </div>
  )
}
