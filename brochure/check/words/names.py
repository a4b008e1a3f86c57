"""Common first names, so that a patient told by name is known for a person. Data for K23."""

from __future__ import annotations

from brochure.check.words.bags import bag

FIRST_NAMES = bag(
    """
    Aaron Adam Alan Albert Alex Alexander Alice Alicia Allison Amanda Amber Amy Ana Andrea Andrew
    Angela Angie Anita Ann Anna Anne Annie Anthony Antonio Arthur Ashley Barbara Becky Ben Benjamin
    Bernard Beth Betty Beverly Bob Bonnie Brad Bradley Brandon Brenda Brian Brittany Bruce Bryan
    Caleb Carl Carla Carlos Carmen Carol Caroline Carolyn Catherine Cathy Chad Charles Charlie
    Charlotte Cheryl Chris Christina Christine Christopher Cindy Claire Clara Connie Craig Crystal
    Curtis Cynthia Dan Dana Daniel Danielle Darren Dave David Dawn Deborah Debra Denise Dennis Derek
    Diana Diane Diego Don Donald Donna Doris Dorothy Doug Douglas Dylan Ed Eddie Edward Eileen
    Elaine Eleanor Elena Elizabeth Ellen Emily Emma Eric Erica Erin Ethan Eugene Eva Evan Evelyn
    Fernando Frances Francis Frank Fred Gabriel Gail Gary George Gerald Glenn Gloria Greg Gregory
    Hannah Harold Harry Heather Hector Heidi Helen Henry Howard Ian Irene Isaac Isabel Ivan Jack
    Jackie Jacob Jaime James Jamie Jane Jason Javier Jean Jeff Jeffrey Jen Jennifer Jenny Jeremy
    Jerry Jesse Jessica Jill Jim Jimmy Joan Joanne Joe Joel John Johnny Jon Jonathan Jordan Jorge
    Jose Joseph Josh Joshua Joyce Juan Juanita Judith Judy Julia Julie Justin Karen Karl Kate
    Katherine Kathleen Kathryn Kathy Katie Keith Kelly Ken Kenneth Kevin Kim Kimberly Kristen Kyle
    Larry Laura Lauren Laurie Lawrence Leah Lee Leo Leon Leonard Leslie Lillian Linda Lisa Liz Lois
    Lori Louis Louise Lucas Lucy Luis Lynn Mandy Manuel Marcus Margaret Maria Marie Marilyn Mario
    Marisol Marjorie Marlene Marsha Martha Martin Marvin Mary Matt Matthew Maureen Megan Melanie
    Melissa Michael Michelle Miguel Mike Mildred Miriam Mitchell Molly Monica Nancy Naomi Natalie
    Nathan Nicholas Nick Nicole Nina Noah Norma Norman Olga Oliver Olivia Omar Oscar Pam Pamela
    Patricia Patrick Patty Paul Paula Pauline Pedro Peggy Penny Peter Phil Philip Phillip Phyllis
    Rachel Ralph Ramon Randy Ray Raymond Rebecca Ricardo Richard Rick Rita Rob Robert Roberto Robin
    Rodney Roger Roland Ron Ronald Rosa Rosemary Roy Ruben Ruth Ryan Sally Sam Samantha Samuel
    Sandra Sara Sarah Scott Sean Shannon Sharon Sheila Shelly Sherry Shirley Sofia Sonia Sophia
    Stacy Stanley Stella Stephanie Stephen Steve Steven Stuart Sue Susan Suzanne Sylvia Tamara Tammy
    Tanya Teresa Terry Theodore Theresa Thomas Tiffany Tim Timothy Tina Todd Tom Tommy Toni Tony
    Tracy Travis Tyler Valerie Vanessa Vera Veronica Vicki Victor Victoria Vincent Virginia Vivian
    Walter Wanda Warren Wayne Wendy William Yolanda Yvonne Zach Zachary Zoe
    """
)

WORDS_TOO = bag(
    "Dawn Crystal Amber Frank Penny Ray Sue Rob Robin Carol Jordan Virginia Victoria Jean Norma Joy"
)
"""Names that are words or places as well: not known for names without more."""
