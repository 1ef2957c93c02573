/**
 * The script by which bash completes the lines of a program. It needs nothing but bash 3.1, runs nothing of what stands on the line, and
 * leaves files to bash where the program has no words. Bash takes `--format=json` for three words.
 */
export function bashScript(program: string): string {
  const name = `_${program.replace(/\W/g, "_")}_complete`;
  return `# bash completion for ${program}
${name}() {
  local word line
  local words=()
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD}"; do
    [[ $word == "=" ]] || words+=("$word")
  done
  [[ \${COMP_WORDS[COMP_CWORD]} == "=" ]] && words+=("")
  COMPREPLY=()
  while IFS=$'\\t' read -r word line; do
    [[ $word == :* ]] || COMPREPLY+=("$word")
  done < <(${program} complete -- "\${words[@]}" 2>/dev/null)
}
complete -o bashdefault -o default -F ${name} ${program}
`;
}
