using System.Text;

namespace Hypervisor.PveSimulator;

/// <summary>Echoes what is typed and knows a few commands.</summary>
internal sealed class FakeShell(string host)
{
    private readonly StringBuilder _line = new();

    public string Prompt => $"root@{host}:~# ";
    public bool HasEnded { get; private set; }

    public string Type(string typed)
    {
        var output = new StringBuilder();
        foreach (var letter in typed)
        {
            if (letter is not ('\r' or '\n'))
            {
                _line.Append(letter);
                output.Append(letter);
                continue;
            }
            output.Append("\r\n").Append(Answer(_line.ToString().Trim()));
            _line.Clear();
            if (HasEnded) break;
            output.Append(Prompt);
        }
        return output.ToString();
    }

    private string Answer(string command)
    {
        if (command == "exit") HasEnded = true;
        return command switch
        {
            "" => "",
            "exit" => "logout\r\n",
            "hostname" => $"{host}\r\n",
            "whoami" => "root\r\n",
            _ when command.StartsWith("echo ", StringComparison.Ordinal) => $"{command[5..]}\r\n",
            _ => $"-bash: {command.Split(' ')[0]}: command not found\r\n",
        };
    }
}
