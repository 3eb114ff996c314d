/**
 * Words that passwords are made of: those of every published list of common ones, names, teams, places, months, what a
 * clinic’s people would think of first. Lower case; the rules of `password-rules.ts` see through capitals, `p4$$w0rd`,
 * doubling and what hangs on before and after.
 */
export const COMMON_WORDS: readonly string[] = `
password passwort motdepasse contrasena senha wachtwoord parola pass word secret secure login logon welcome letmein
open opensesame enter access admin administrator root user guest test testing default changeme temporary temp master
system server computer internet website google facebook instagram twitter youtube windows microsoft apple samsung
android iphone nokia blackberry sony ericsson nintendo xbox hacker matrix network laptop monitor keyboard office
manager hospital clinic clinics dental dentist dentistry doctor nurse surgeon tooth teeth ortho braces smile cuspid
reception health medical medicine university college school student teacher love lover iloveyou loveyou loveme forever
always heart sweet sweetheart honey baby babygirl babyboy angel darling kiss princess prince queen king lady girl boy
girls boys beautiful pretty cutie cute sexy sex hot fuck fuckyou shit bitch suck friend friends bestfriend family
mother father mommy daddy mama papa sister brother amma thaththa appa akka nangi malli sunshine rainbow flower flowers
butterfly rose lily daisy jasmine violet cherry peach banana orange strawberry blueberry watermelon pumpkin cookie
cookies chocolate candy sugar vanilla cupcake pepper ginger coffee pizza cheese butter bubbles peanut pancake dragon
monkey tiger lion eagle falcon panther wolf bear dog doggie cat kitty kitten hellokitty puppy horse pony dolphin shark
snake spider scorpion phoenix unicorn elephant penguin turtle rabbit bunny mouse chicken fish bird birdie frog buster
buddy rocky lucky max bella coco charlie sadie molly shadow smokey midnight tigger snoopy simba bailey superman batman
spiderman ironman hulk wolverine captain avengers marvel starwars skywalker yoda jedi darthvader terminator gandalf
frodo hobbit harry potter harrypotter hogwarts pokemon pikachu naruto sasuke goku dragonball mario zelda sonic
minecraft fortnite callofduty warcraft starcraft diablo halo doom quake assassin ninja samurai warrior knight wizard
witch vampire zombie killer hunter ranger soldier marine army navy police pirate cowboy gangster mafia legend hero
champion winner boss football soccer baseball basketball softball volleyball hockey tennis cricket rugby golf swimming
skateboard surfing racing driver player coach sports liverpool manchester united arsenal chelsea barcelona realmadrid
juventus bayern milan celtic rangers everton tottenham benfica messi ronaldo ronaldinho beckham neymar jordan lakers
yankees redsox cowboys steelers packers raiders patriots bulls ferrari porsche mercedes mustang corvette camaro toyota
honda nissan yamaha suzuki harley kawasaki ford chevy bmw audi volkswagen subaru music rock guitar piano metal
metallica nirvana slipknot eminem beatles elvis hiphop rapper dancer dancing blink limpbizkit ironmaiden acdc greenday
tokiohotel linkinpark shakira rihanna madonna beyonce summer winter spring autumn january february march april june
july august september october november december monday tuesday wednesday thursday friday saturday sunday today
tomorrow morning night christmas easter halloween birthday holiday happy newyear vacation weekend red blue green
yellow purple black white pink silver golden gold diamond crystal ruby emerald pearl america england london paris
berlin madrid rome moscow tokyo india indian china japan canada mexico brazil australia texas california florida
newyork chicago boston dallas miami vegas losangeles washington germany france italia espana portugal scotland ireland
holland africa casablanca montecarlo copenhagen hamburg amsterdam brooklyn hollywood alabama srilanka lanka ceylon
colombo kandy galle jaffna negombo matara sinhala tamil sangakkara mahela malinga god jesus christ jesuschrist heaven
blessed blessing faith hope grace church bible amen allah islam muslim mohammed buddha krishna ganesh shiva saibaba
lord spirit peace michael jennifer jessica ashley daniel david joshua andrew matthew anthony robert william james john
joseph thomas christopher christian christine christina charles richard patrick steven stephen kevin brian jason
justin brandon nicholas nicole nathan samuel benjamin alexander alexandra alexandre alexandria aleksandr alejandro
alexis alex amanda andrea angela angelina anna anne anastasia barbara brittany britney carolina caroline carlos
catherine katherine kathryn claudia danielle diana dennis dominic donald edward elizabeth emily eric ethan eva
fernando francis francisco gabriel gabriela george gloria hannah heather henry isabella isabelle jacob jeffrey jeremy
jonathan jose juan julia julian justine karen katie kelly kimberly kristina laura lauren leonardo linda lisa louise
lucas marcus maria mariana marina mark martin martina mary maxwell maximilian megan melissa mike miguel michelle
miranda monica morgan nadia natalia natalie natasha nathalie nicolas oliver olivia pamela patricia paul peter philip
phillip rachel rebecca ricardo robin roberto russell samantha sandra sarah scott sebastian sergey shannon sharon simon
sofia sophia sophie stephanie susan svetlana sylvia tatiana taylor teresa theresa tiffany timothy tommy travis tyler
vanessa veronica victor victoria vincent vladimir walter yvonne zachary nuwan kasun chamara dinesh sanjeewa mahesh
nimal kamal sunil ruwan saman tharindu lasith dilshan anushka ishara nadeesha chathura sachini dilani priyanka perera
silva kumara bandara jayasinghe rajapaksa kumar singh rahul rajesh suresh ramesh krishnan lakshmi priya qwerty qwertz
azerty asdf asdfgh zxcv zxcvbn qazwsx qweasd qweasdzxc zaqxsw wasd abc abcd abracadabra hello goodbye please thanks
thankyou whatever nothing something everything anything never nevermind because trust trustno mustbe freedom liberty
justice power strong energy magic mystery dream dreams dreamer fantasy paradise summertime destiny fortune money
dollar cash million rich bitcoin business company trading success victory life lifeisgood live living world earth
planet galaxy star stars super superstar supernova moon moonlight sun sky ocean river water fire thunder lightning
storm snow snowball snowman winterfell ice cold rain mountain forest island beach house home garden cheer rockstar
popstar number one three two four five six seven eight nine ten zero hundred thousand the you and are not who what
this that yes sir miss mister mrs new old big little great good bad best better cool nice crazy stupid funny lazy fat
yankee junior senior first last alpha beta gamma delta omega sigma private personal example sample demo undertaker
highlander roadrunner revolution armageddon apocalypse evolution generation technology experience enterprise
production engineer architect motorcycle adventure challenger discovery explorer voyager navigator intruder predator
invisible incredible fantastic wonderful absolutely impossible mastermind translator salamander tinkerbell cinderella
pathfinder braveheart goldfinger jamesbond moneymaker blackjack lighthouse microphone supersonic
`
  .trim()
  .split(/\s+/);
