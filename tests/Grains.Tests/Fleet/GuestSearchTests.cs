using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains.Tests;

public sealed class GuestSearchTests
{
    private static readonly Guest Web = Samples.Guest() with { CpuUsage = 0.97 };

    [Theory]
    [InlineData("")]
    [InlineData("web")]
    [InlineData("WEB 100")]
    [InlineData("10")]
    [InlineData("lab pve1")]
    [InlineData("tag:prod")]
    [InlineData("tag:test,prod")]
    [InlineData("-tag:test")]
    [InlineData("status:running node:pve1 cluster:lab type:qemu")]
    [InlineData("type:vm")]
    [InlineData("id:100")]
    [InlineData("name:eb-1")]
    [InlineData("cpu>80")]
    [InlineData("cpu>=97%")]
    [InlineData("mem<=25 vcpu=4")]
    [InlineData("uptime>1h")]
    [InlineData("uptime<1d")]
    [InlineData("\"web-100\"")]
    public void Finds(string query) => GuestSearch.Parse(query).Matches(Web).ShouldBeTrue();

    [Theory]
    [InlineData("db")]
    [InlineData("web db")]
    [InlineData("-web")]
    [InlineData("tag:pro")]
    [InlineData("status:stopped,paused")]
    [InlineData("type:lxc")]
    [InlineData("id:10")]
    [InlineData("lock:any")]
    [InlineData("cpu>97")]
    [InlineData("cpu<80")]
    [InlineData("uptime<30m")]
    [InlineData("\"web 100\"")]
    public void Leaves_out(string query) => GuestSearch.Parse(query).Matches(Web).ShouldBeFalse();

    [Theory]
    [InlineData("backup>24h", 30.0, true)]
    [InlineData("backup>24", 30.0, true)]
    [InlineData("backup<2d", 30.0, true)]
    [InlineData("backup>2d", 30.0, false)]
    [InlineData("backup>1w", double.PositiveInfinity, true)]
    [InlineData("backup:never", double.PositiveInfinity, true)]
    [InlineData("backup:never", 30.0, false)]
    [InlineData("backup>24h", null, false)]
    [InlineData("backup<24h", null, false)]
    public void Compares_the_age_of_the_newest_backup_where_it_is_known(string query, double? hours, bool found)
    {
        var search = GuestSearch.Parse(query);
        search.NeedsBackups.ShouldBeTrue();
        search.BackupHours = hours is { } known ? new Dictionary<(Guid, int), double> { [(Web.ControllerId, Web.Vmid)] = known } : new Dictionary<(Guid, int), double>();

        search.Problems.ShouldBeEmpty();
        search.Matches(Web).ShouldBe(found);
    }

    [Theory]
    [InlineData("colour:red web", "There is no 'colour'")]
    [InlineData("cpu>much web", "'much' is no number")]
    [InlineData("uptime>soon web", "'soon' is no duration")]
    [InlineData("backup:soon web", "'soon' is no duration")]
    [InlineData("tag: web", "'tag:' has no value")]
    [InlineData("status>running web", "'status' takes a colon")]
    public void Names_what_it_did_not_understand_and_applies_the_rest(string query, string problem)
    {
        var search = GuestSearch.Parse(query);

        search.Problems.ShouldHaveSingleItem().ShouldStartWith(problem);
        search.Matches(Web).ShouldBeTrue();
        search.Matches(Web with { Name = "db", Tags = [] }).ShouldBeFalse();
    }
}
