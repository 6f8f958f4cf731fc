import type { ReactNode } from 'react'

/** Names and values in two columns. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: ReactNode] | false | '' | null | undefined)[] }) {
  return (
    <dl className="facts">
      {facts.map((fact) => fact && (
        <div key={fact[0]}>
          <dt>{fact[0]}</dt>
          <dd>{fact[1]}</dd>
        </div>
      ))}
    </dl>
  )
}
