import { Button } from '@mantine/core'
import { createContext, useContext, useState, type FormEvent, type ReactNode } from 'react'
import { text } from '../../text/en'
import type { Payload } from '../request'

type Errors<T> = Partial<Record<keyof T & string, string | false | undefined>>

/** What the server said of the values that were last sent, by field. */
export type FieldFaults = Readonly<Record<string, readonly string[]>>
export const Refused = createContext<FieldFaults>({})

/** Values and their faults; a fault is shown once one has tried to go on, and one of the server's until its field is changed. */
export function useFields<T extends Payload>(initial: T, check: (values: T) => Errors<T>) {
  const [values, setValues] = useState(initial)
  const [tried, setTried] = useState(false)
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set())
  const refused = useContext(Refused)
  const faults = check(values)
  const valid = Object.values(faults).every((fault) => !fault)
  return {
    values,
    set: (change: Partial<T>) => {
      setValues((before) => ({ ...before, ...change }))
      setTouched((before) => new Set([...before, ...Object.keys(change)]))
    },
    error: (name: keyof T & string): string | undefined => (tried && faults[name]) || (touched.has(name) ? undefined : refused[name]?.join(' ')),
    /** Whether all is right; from now on what isn't says so. */
    attempt: () => {
      setTried(true)
      return valid
    },
    tried,
  }
}

interface ShellProps {
  onSubmit: () => void
  onCancel: () => void
  children: ReactNode
  /** A fault of the whole. */
  fault?: string | false
}

export function FormShell({ onSubmit, onCancel, children, fault }: ShellProps) {
  const refused = Object.entries(useContext(Refused))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <form className="plan-form" onSubmit={submit} noValidate>
      {refused.length > 0 && (
        <div className="note" data-tone="bad" role="alert">
          <strong>{text.changes.plan.invalid}</strong>
          <ul>{refused.flatMap(([field, told]) => told.map((fault) => <li key={field + fault}>{fault}</li>))}</ul>
        </div>
      )}
      {children}
      {fault && <div className="note" data-tone="bad" role="alert">{fault}</div>}
      <div className="form-actions">
        <Button type="button" variant="default" onClick={onCancel}>{text.common.cancel}</Button>
        <Button type="submit">{text.changes.form.next}</Button>
      </div>
    </form>
  )
}

/** Without what was left empty. */
export const given = (payload: Payload): Payload => Object.fromEntries(Object.entries(payload).filter(([, value]) => value !== '' && value !== undefined && value !== null && value !== false))

/** What a change of stored values sends: those that differ, and under `delete` those that are no more. */
export function difference(stored: Payload, next: Payload): Payload {
  const set = Object.entries(next).filter(([name, value]) => value !== stored[name])
  const gone = Object.keys(stored).filter((name) => next[name] === undefined && stored[name] !== undefined)
  return { ...Object.fromEntries(set.filter(([, value]) => value !== undefined)), ...(gone.length > 0 ? { delete: gone.join(',') } : {}) }
}
