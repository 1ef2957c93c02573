import { Argument, type Command } from "commander";
import type { SetExitCode } from "../terminal/exit-codes.js";

const SHELLS = ["bash", "zsh", "fish", "powershell"];

const HELP = `
Examples:
  eval "$(netserver-soapgen completion bash)"                               in ~/.bashrc
  eval "$(netserver-soapgen completion zsh)"                                in ~/.zshrc
  netserver-soapgen completion fish | source                                in ~/.config/fish/config.fish
  netserver-soapgen completion powershell | Out-String | Invoke-Expression  in $PROFILE`;

/** The command that prints the script of a shell. */
export function defineCompletion(command: Command, setExitCode: SetExitCode): void {
  const program = command.parent?.name() ?? "";
  command
    .addArgument(new Argument("<shell>", "the shell").choices(SHELLS))
    .addHelpText("after", HELP)
    .action(async (shell: string) => {
      const { printScript } = await import("../run/completion.js");
      setExitCode(printScript(shell, program));
    });
}

/** The command that such a script calls. */
export function defineComplete(command: Command, program: Command, setExitCode: SetExitCode): void {
  command.argument("[words...]").action(async (words: string[]) => {
    const { completeWords } = await import("../run/completion.js");
    setExitCode(completeWords(words, program));
  });
}
