using System.Text.Json;
using Hypervisor.Grains.Interfaces;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Serialization;

namespace Hypervisor.Grains.Tests;

/// <summary>Commands as messages, as JSON, and as text.</summary>
public sealed class CommandFormsTests
{
    [Fact]
    public void Commands_cross_silos_whole()
    {
        using var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        var serializer = services.GetRequiredService<Serializer<Command>>();

        foreach (var (command, target) in Samples())
        {
            var back = serializer.Deserialize(serializer.SerializeToArray(command));

            back.ShouldBeOfType(command.GetType());
            CommandJson.Reveal(back).ShouldBe(CommandJson.Reveal(command));
            Wire(target, back).ShouldBe(Wire(target, command));
        }
    }

    [Fact]
    public void Commands_come_back_from_the_store_with_their_secrets()
    {
        foreach (var (command, target) in Samples())
        {
            var back = CommandJson.Open(CommandJson.Reveal(command));

            back.ShouldBeOfType(command.GetType());
            Wire(target, back).ShouldBe(Wire(target, command));
        }
    }

    [Fact]
    public void What_is_shown_of_a_command_reads_as_its_payload()
    {
        foreach (var (command, target) in Samples())
        {
            var (facts, shown) = (OperationAttribute.Of(command.GetType()), JsonSerializer.SerializeToElement(CommandJson.Display(command)));

            shown.EnumerateObject().Select(member => member.Name).ShouldNotContain("settings");
            CommandJson.Display(CommandJson.Masked(command)).ToJsonString().ShouldBe(shown.GetRawText());
            if (!shown.GetRawText().Contains("***", StringComparison.Ordinal))
            {
                Wire(target, CommandCatalogue.Parse(facts.Feature, facts.Operation, target, shown).Command).ShouldBe(Wire(target, command));
            }
        }
    }

    [Fact]
    public void Plain_commands_are_written_and_read_by_our_own_JSON_options()
    {
        foreach (var (command, target) in Samples().Where(sample => !CommandJson.Display(sample.Command).ToJsonString().Contains("***", StringComparison.Ordinal)))
        {
            var json = JsonSerializer.Serialize(command, command.GetType(), HypervisorJson.Options);
            Wire(target, (Command)JsonSerializer.Deserialize(json, command.GetType(), HypervisorJson.Options)!).ShouldBe(Wire(target, command));
        }
    }

    [Fact]
    public void No_form_for_people_tells_a_secret()
    {
        var secretive = 0;
        foreach (var (command, _) in Samples())
        {
            command.ToString().ShouldNotContain("s3cr3t");
            CommandJson.Display(command).ToJsonString().ShouldNotContain("s3cr3t");
            JsonSerializer.Serialize(command, command.GetType(), HypervisorJson.Options).ShouldNotContain("s3cr3t");
            secretive += System.Text.Encoding.UTF8.GetString(CommandJson.Reveal(command)).Contains("s3cr3t", StringComparison.Ordinal) ? 1 : 0;
        }

        secretive.ShouldBe(11);
    }

    [Fact]
    public void Each_command_has_a_lasting_name()
    {
        foreach (var kind in CommandCatalogue.All)
        {
            var alias = kind.Type.GetCustomAttributes(typeof(AliasAttribute), inherit: false).Cast<AliasAttribute>().Single().Alias;
            var several = CommandCatalogue.All.Count(other => other.Facts.Feature == kind.Facts.Feature) > 1;

            alias.ShouldBe(several || alias.Contains(':') ? $"{kind.Facts.Feature}:{kind.Facts.Operation}" : kind.Facts.Feature);
            kind.Facts.Operation.ShouldBeOneOf("create", "update", "delete");
        }
    }

    [Fact]
    public void Every_delete_and_all_that_is_catastrophic_must_be_confirmed() =>
        CommandCatalogue.All.Where(kind => kind.Facts.NeedsConfirmation)
            .ShouldBe(CommandCatalogue.All.Where(kind => kind.Facts.Risk == Risk.Catastrophic || kind.Facts.Operation == "delete"));

    [Fact]
    public void A_digest_can_be_put_into_each_command_that_has_one()
    {
        var digest = new string('a', 40);
        foreach (var kind in CommandCatalogue.All.Where(kind => kind.Type.GetProperty("Digest") is not null))
        {
            var parsed = CommandSamples.Of(kind).First();
            var fenced = parsed.Command.ShouldBeAssignableTo<IFencedCommand>()!.WithDigest(digest);

            parsed.Target.RequestOf(fenced).Parameters.ShouldContain(parameter => parameter.Name == "digest" && parameter.Value == digest);
        }
    }

    private static IEnumerable<(Command Command, CommandTarget Target)> Samples() => CommandSamples.All().Select(parsed => (parsed.Command, parsed.Target));

    private static string Wire(CommandTarget target, Command command)
    {
        var request = target.RequestOf(command);
        return $"{request} {string.Join('&', request.Parameters.Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value)}"))}";
    }
}
