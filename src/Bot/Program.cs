using Bot;
using Bot.Verbs;

return VerbList.IsCalledFor(args)
    ? VerbList.Run(args, new VerbSources(() => BotApplication.LoadContent(args), () => BotApplication.LoadQuestions(args), () => BotApplication.FindContent(args)) { Discord = () => BotApplication.Discord(args) }, Console.In, Console.Out, Console.Error)
    : await BotApplication.RunAsync(args);
