using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox.Tests;

namespace Hypervisor.Grains.Tests;

/// <summary>What each command asks of Proxmox VE, with the least and with all of its fields.</summary>
public sealed class RequestTests
{
    /// <summary>To approve a change, run the tests with <c>APPROVE=1</c> and review the diff.</summary>
    [Fact]
    public async Task Each_commands_requests_are_the_approved_ones()
    {
        var made = string.Concat(CommandSamples.All().Select(parsed => Line(parsed) + "\n").Distinct());
        var file = Path.Combine(SharedFolder.Repository, "tests", "Grains.Tests", "Operations", "Requests.approved.txt");
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
        {
            await File.WriteAllTextAsync(file, made);
        }

        made.ShouldBe(await File.ReadAllTextAsync(file), "The requests changed. Approve them with APPROVE=1 and review the diff.");
    }

    [SkippableFact]
    public void Each_request_is_one_that_the_API_describes()
    {
        Skip.If(SharedFolder.Path is null, "The API's description is absent: set HYPERVISOR_SHARED.");
        var schema = Schema.Load(Path.Combine(SharedFolder.Path!, "pve-api", "schema.json"));

        // A file's name goes with the file, when it is sent.
        CommandSamples.All().SelectMany(parsed => schema.Problems(parsed.Target.RequestOf(parsed.Command)))
            .Where(problem => !problem.EndsWith("/upload: filename is missing.", StringComparison.Ordinal))
            .Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void Masked_commands_make_the_same_requests_without_a_secret()
    {
        foreach (var parsed in CommandSamples.All())
        {
            var (open, masked) = (parsed.Target.RequestOf(parsed.Command), parsed.Target.RequestOf(CommandJson.Masked(parsed.Command)));

            masked.Path.ShouldBe(open.Path);
            masked.Parameters.Select(parameter => parameter.Name).ShouldBe(open.Parameters.Select(parameter => parameter.Name));
            string.Join('&', masked.Parameters.Select(parameter => parameter.Value)).ShouldNotContain("s3cr3t");
        }
    }

    private static string Line(ParsedCommand parsed)
    {
        var facts = OperationAttribute.Of(parsed.Command.GetType());
        var request = parsed.Target.RequestOf(parsed.Command);
        var parameters = string.Concat(request.Parameters.Select(parameter => $"  {parameter.Name}={parameter.Value.Replace("\n", "\\n", StringComparison.Ordinal)}"));
        var task = parsed.Command.Task(parsed.Target) is { } trace ? $"  -> {string.Join('|', trace.Types)}:{trace.Id}" : "";
        return $"{facts.Feature} {facts.Operation}  {request.Method} {request.Path}{parameters}{task}";
    }
}
