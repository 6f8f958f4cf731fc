/** Where one is in a form of several steps; those behind can be gone back to. */
export function Steps({ names, current, onGo }: { names: readonly string[]; current: number; onGo: (step: number) => void }) {
  return (
    <ol className="steps">
      {names.map((name, i) => (
        <li key={name} aria-current={i === current ? 'step' : undefined}>
          {i < current ? (
            <button type="button" onClick={() => onGo(i)}><span aria-hidden="true">✔ </span>{name}</button>
          ) : (
            <span>{i + 1} {name}</span>
          )}
        </li>
      ))}
    </ol>
  )
}
