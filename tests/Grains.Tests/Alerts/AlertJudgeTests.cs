using System.Collections.Immutable;
using System.Text;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains.Tests;

/// <summary>When alerts begin and end, at times that the test gives.</summary>
public sealed class AlertJudgeTests
{
    private static readonly Person Ann = new(Guid.NewGuid(), "ann");

    private AlertBook book = new();
    private AlertRules rules = AlertRules.Default;
    private DateTimeOffset now = Samples.Noon;
    private bool stored;

    [Fact]
    public void A_node_must_be_down_for_a_while_and_up_for_a_while()
    {
        Read(Node("offline"));
        Active.ShouldBeEmpty();
        Read(Node("offline"), after: 119);
        Active.ShouldBeEmpty();

        Read(Node("offline"), after: 1);
        var alert = Active.ShouldHaveSingleItem();
        (alert.Kind, alert.Severity, alert.FirstSeen, alert.RaisedAt).ShouldBe((AlertKind.NodeDown, AlertSeverity.Critical, Samples.Noon, Samples.Noon.AddSeconds(120)));

        Read(Node("online"), after: 30);
        Active.ShouldHaveSingleItem().LastSeen.ShouldBe(alert.RaisedAt);
        Read(Node("online"), after: 119);
        Active.ShouldHaveSingleItem();
        Read(Node("online"), after: 1);

        Active.ShouldBeEmpty();
        var ended = book.Ended.ShouldHaveSingleItem();
        (ended.Id, ended.EndedBy, ended.ClearedAt).ShouldBe((alert.Id, AlertEnd.Recovered, now));
        book.Untold.Select(one => one.Type).ShouldBe([AlertEventType.Raised, AlertEventType.Cleared]);
        book.Untold.Select(one => one.Id).ShouldBeUnique();
    }

    [Fact]
    public void What_comes_and_goes_is_told_neither_time()
    {
        for (var i = 0; i < 10; i++)
        {
            Read(Node(i % 2 == 0 ? "offline" : "online"), after: 60);
        }

        Active.ShouldBeEmpty();
        book.Untold.ShouldBeEmpty();

        Read(Node("offline"));
        Read(Node("offline"), after: 120);
        for (var i = 0; i < 10; i++)
        {
            Read(Node(i % 2 == 0 ? "online" : "offline"), after: 60);
        }

        Active.ShouldHaveSingleItem();
        book.Untold.ShouldHaveSingleItem().Type.ShouldBe(AlertEventType.Raised);
    }

    [Fact]
    public void Between_its_thresholds_a_storage_stays_as_it_is()
    {
        Read(Storage(91));
        Read(Storage(88), after: 300);
        Read(Storage(91), after: 300);
        Active.ShouldBeEmpty("below the threshold it began anew");

        Read(Storage(92), after: 300);
        Active.ShouldHaveSingleItem().Value.ShouldBe(92);
        Read(Storage(84), after: 300);
        Read(Storage(86), after: 299);
        Read(Storage(84), after: 300);
        Active.ShouldHaveSingleItem("between the two it was not good");
        Read(Storage(84), after: 300);
        Active.ShouldBeEmpty();
    }

    [Fact]
    public void Fewer_days_are_worse()
    {
        Read(Certificate(10.5));
        Active.ShouldBeEmpty();
        Read(Certificate(9.5));
        Active.ShouldHaveSingleItem().Summary.ShouldContain("ends in 9 days");
        Read(Certificate(12));
        Active.ShouldHaveSingleItem();
        Read(Certificate(730));
        Active.ShouldBeEmpty();
    }

    [Fact]
    public void A_guest_that_never_had_a_backup_is_given_the_same_time_as_one_whose_backup_gets_old()
    {
        Read(Backup(BackupStanding.Never, null));
        Read(Backup(BackupStanding.Never, null), after: 47 * 3600);
        Active.ShouldBeEmpty();
        Read(Backup(BackupStanding.Never, null), after: 3600);
        Active.ShouldHaveSingleItem().Summary.ShouldContain("no backup");
        Read(Backup(BackupStanding.Covered, 1));
        Active.ShouldBeEmpty();
    }

    [Fact]
    public void Where_not_all_could_be_read_a_backup_is_not_called_old_but_may_be_called_good()
    {
        Read(Backup(BackupStanding.Stale, 50, incomplete: true));
        Read(Backup(BackupStanding.Unknown, null, incomplete: true), after: 3600);
        Active.ShouldBeEmpty();

        Read(Backup(BackupStanding.Stale, 50));
        Active.ShouldHaveSingleItem();
        Read(Backup(BackupStanding.Unknown, null, incomplete: true), after: 3600);
        Read(Backup(BackupStanding.Stale, 60, incomplete: true), after: 3600);
        Active.ShouldHaveSingleItem();
        Read(Backup(BackupStanding.Covered, 2, incomplete: true));
        Active.ShouldBeEmpty();
    }

    [Fact]
    public void A_cluster_that_is_away_leaves_its_alerts_and_marks_them()
    {
        Read(Node("offline"));
        Read(Node("offline"), after: 120);

        Read(AlertReadings.OfFailure("lab", "It does not answer."));
        Read(AlertReadings.OfFailure("lab", "It does not answer."), after: 3600);

        var judge = Judge(stale: true);
        var shown = Active.Select(alert => judge.Show(book, alert)).OrderBy(alert => alert.Kind).ToArray();
        shown.Select(alert => (alert.Kind, alert.Stale)).ShouldBe([(AlertKind.NodeDown, true), (AlertKind.ControllerUnreachable, false)]);
    }

    [Fact]
    public void What_is_gone_ends_but_not_what_could_not_be_read()
    {
        Read(Certificate(5, "pve1"));
        Read(new AlertReading([], []), after: 86_400);
        Active.ShouldHaveSingleItem();
        Read(new AlertReading([], [AlertKind.CertificateExpiring]));
        Active.ShouldBeEmpty();
        book.Ended.ShouldHaveSingleItem().EndedBy.ShouldBe(AlertEnd.Gone);
    }

    [Fact]
    public void What_is_muted_is_told_when_the_mute_ends_if_it_goes_on()
    {
        book = book with { Mutes = book.Mutes.Add("NodeDown/node/pve1", new AlertMute(now.AddHours(1), Ann, now, null)) };
        Read(Node("offline"));
        Read(Node("offline"), after: 120);
        Active.ShouldHaveSingleItem();
        book.Untold.ShouldBeEmpty();
        Judge().Show(book, Active.Single()).Mute!.By.ShouldBe(Ann);

        Read(Node("offline"), after: 3600);
        book.Untold.ShouldHaveSingleItem().Type.ShouldBe(AlertEventType.Raised);
        Read(Node("offline"), after: 3600);
        book.Untold.ShouldHaveSingleItem();
    }

    [Fact]
    public void What_nobody_was_told_of_ends_in_silence()
    {
        rules = rules with { Mutes = rules.Mutes.Add("node-down", new AlertMute(now.AddDays(1), Ann, now, null)) };
        Read(Node("offline"));
        Read(Node("offline"), after: 120);
        Judge().Show(book, Active.ShouldHaveSingleItem()).MutedByRule.ShouldBeTrue();
        Read(Node("online"));
        Read(Node("online"), after: 120);

        Active.ShouldBeEmpty();
        book.Ended.ShouldHaveSingleItem();
        book.Untold.ShouldBeEmpty();
    }

    [Fact]
    public void The_first_rule_that_covers_an_object_counts_and_one_that_is_off_takes_it_out()
    {
        var lab = rules.Rules.Single(rule => rule.Id == "storage-full") with { Id = "lab", RaiseAt = 50, ClearAt = 40, RaiseAfterSeconds = 0, Severity = AlertSeverity.Info, Scope = new AlertScope { Names = ["LOCAL*"] } };
        rules = rules with { Rules = rules.Rules.Insert(0, lab) };
        Read(Storage(60, "local-lvm"));
        (Active.ShouldHaveSingleItem().RuleId, Active.Single().Severity).ShouldBe(("lab", AlertSeverity.Info));
        Read(Storage(60, "tank"));
        Read(Storage(60, "tank"), after: 300);
        Active.ShouldBeEmpty("another storage is another rule's, and the first one is gone");

        Read(Storage(60, "local-lvm"));
        rules = rules with { Rules = rules.Rules.Replace(lab, lab with { Enabled = false }) };
        Settle();
        Active.ShouldBeEmpty();
        book.Ended[0].EndedBy.ShouldBe(AlertEnd.RuleEnded);
        Read(Storage(99, "local-lvm"));
        Read(Storage(99, "local-lvm"), after: 300);
        Active.ShouldBeEmpty();
    }

    [Fact]
    public void Only_what_changed_is_worth_a_write()
    {
        Read(Node("offline"));
        stored.ShouldBeTrue();
        Read(Node("offline"), after: 60);
        stored.ShouldBeFalse();
        Read(Node("offline"), after: 60);
        stored.ShouldBeTrue();
        Read(Node("offline"), after: 60);
        stored.ShouldBeFalse();
        Active.ShouldHaveSingleItem().LastSeen.ShouldBe(now);
    }

    [Fact]
    public void What_is_kept_is_bounded()
    {
        rules = rules with { Rules = [rules.Rules.Single(rule => rule.Id == "certificate-expiring")] };
        for (var i = 0; i < 150; i++)
        {
            Read(Certificate(1));
            Read(Certificate(700));
        }

        book.Ended.Length.ShouldBe(100);
        book.Untold.Length.ShouldBe(300);
        Read(new AlertReading([.. Enumerable.Range(0, 6000).SelectMany(i => Certificate(1, $"n{i}").Measures)], []));
        book.Conditions.Length.ShouldBe(5000);
        book.Untold.Length.ShouldBe(1000);
    }

    [Theory]
    [InlineData("""[{"filename":"a.pem","notafter":1764072000}]""", 1)]
    [InlineData("""[{"filename":"a.pem","notafter":"1764072000"}]""", 1)]
    [InlineData("""[{"filename":"a.pem","notafter":99999999999999999}, {"filename":"b.pem"}, {"filename":5,"notafter":1}, 7, {"filename":"c.pem","notafter":-5}]""", 0)]
    [InlineData("""{"filename":"a.pem"}""", 0)]
    public void Certificates_are_taken_as_they_come(string json, int read) =>
        AlertReadings.Of(new Dictionary<string, ClusterJson> { ["pve1"] = new(Encoding.UTF8.GetBytes(json)) }, true, "lab", now).Measures.Length.ShouldBe(read);

    private ImmutableArray<Alert> Active => [.. book.Conditions.Select(condition => condition.Alert).OfType<Alert>()];

    private void Read(AlertReading reading, int after = 0)
    {
        now = now.AddSeconds(after);
        var judge = Judge();
        book = judge.Judge(book, reading);
        stored = judge.Changed;
    }

    private void Settle() => book = Judge().Settle(book);

    private AlertJudge Judge(bool stale = false) => new(rules, new AlertSource(Samples.Controller, "lab", null, stale), now);

    private static AlertReading Node(string status) => new(
        [new(AlertKind.NodeDown, new AlertObject { Type = AlertObjectType.Node, Name = "pve1", Node = "pve1" }, "Node pve1 is offline.", IsBad: status == "offline")], [AlertKind.NodeDown]);

    private static AlertReading Storage(double percent, string name = "tank") =>
        new([new(AlertKind.StorageFull, new AlertObject { Type = AlertObjectType.Storage, Name = name }, "full", Value: percent)], [AlertKind.StorageFull]);

    private AlertReading Certificate(double days, string node = "pve1") => AlertReadings.Of(
        new Dictionary<string, ClusterJson> { [node] = new(Encoding.UTF8.GetBytes($$"""[{"filename":"pve-ssl.pem","notafter":{{now.AddDays(days).ToUnixTimeSeconds()}}}]""")) }, true, "lab", now);

    private AlertReading Backup(BackupStanding standing, double? age, bool incomplete = false)
    {
        var guest = Samples.Guest();
        var inventory = new Inventory { Version = 1, AsOf = now, Cluster = new ClusterStatus { Name = "lab", Quorate = true, NodeCount = 1, AsOf = now }, Guests = [guest] };
        var found = new BackupAge { ControllerId = guest.ControllerId, ControllerName = "lab", Vmid = guest.Vmid, Name = guest.Name, Node = guest.Node, VmType = guest.VmType, Standing = standing, AgeHours = age };
        return AlertReadings.Of(new BackupFindings([found], incomplete ? [new BackupProblem("nfs", null, "away")] : [], 1, now), inventory, "lab");
    }
}
