import { CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { text } from '../text/en'
import { useQueryKey } from './keys'

interface Props {
  label: string
  placeholder: string
  value: string
  onChange: (value: string) => void
  /** What of it was not understood. */
  problems?: readonly string[]
  help?: string
}

const TYPING_MS = 200

/** A field that searches while one types; `/` goes to it from anywhere on the page. */
export function QueryBox({ label, placeholder, value, onChange, problems = [], help }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(value)
  const sent = useRef(value)
  const send = useDebouncedCallback((next: string) => {
    sent.current = next
    onChange(next)
  }, TYPING_MS)
  useEffect(() => {
    // Changed from outside, by a chip or by Back; what is under the fingers stays.
    if (value !== sent.current) {
      sent.current = value
      setTyped(value)
    }
  }, [value])
  useQueryKey(input)
  const change = (next: string) => {
    setTyped(next)
    send(next)
  }
  return (
    <TextInput
      ref={input}
      className="query"
      aria-label={label}
      placeholder={placeholder}
      title={help}
      value={typed}
      onChange={(event) => change(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault()
          if (typed) change('')
          else event.currentTarget.blur()
        }
      }}
      leftSection={<IconSearch size={16} aria-hidden="true" />}
      rightSection={typed ? <CloseButton size="sm" aria-label={text.common.clear} onClick={() => change('')} /> : <kbd aria-hidden="true">/</kbd>}
      error={problems.length > 0 ? problems.join(' ') : undefined}
      spellCheck={false}
      autoComplete="off"
      autoCapitalize="none"
    />
  )
}
